#nullable disable

using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class StartExecutionResponse : AmazonWebServiceResponse
{
    public string ExecutionArn { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? StartDate { get; set; }
}
