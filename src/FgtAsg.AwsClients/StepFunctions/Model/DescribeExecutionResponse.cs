#nullable disable

using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class DescribeExecutionResponse : AmazonWebServiceResponse
{
    public string Cause { get; set; }

    public string Error { get; set; }

    public string ExecutionArn { get; set; }

    public string Input { get; set; }

    public string Name { get; set; }

    public string Output { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? StartDate { get; set; }

    public string StateMachineArn { get; set; }

    public ExecutionStatus Status { get; set; }

    /// <summary>UTC; null while the execution is running.</summary>
    public DateTime? StopDate { get; set; }
}
