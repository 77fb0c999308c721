#nullable disable

namespace Amazon.StepFunctions.Model;

public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }
}
