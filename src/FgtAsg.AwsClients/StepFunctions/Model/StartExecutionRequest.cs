#nullable disable

namespace Amazon.StepFunctions.Model;

public class StartExecutionRequest : AmazonStepFunctionsRequest
{
    /// <summary>JSON, at most 256 KB in UTF-8.</summary>
    public string Input { get; set; }

    /// <summary>
    /// At most 80 characters, unique for 90 days. If it is null, the service generates a name, and a repeated call starts another
    /// execution.
    /// </summary>
    public string Name { get; set; }

    public string StateMachineArn { get; set; }
}
