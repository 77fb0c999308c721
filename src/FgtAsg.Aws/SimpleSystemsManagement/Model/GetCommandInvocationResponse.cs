#nullable disable

using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// How far a command is on one instance, without what it printed, which may hold secrets: the function never looks at it.
/// </summary>
public class GetCommandInvocationResponse : AmazonWebServiceResponse
{
    public string CommandId { get; set; }

    public string Comment { get; set; }

    public string DocumentName { get; set; }

    /// <summary>ISO 8601, empty while it runs.</summary>
    public string ExecutionEndDateTime { get; set; }

    /// <summary>ISO 8601, empty before it runs.</summary>
    public string ExecutionStartDateTime { get; set; }

    public string InstanceId { get; set; }

    /// <summary>The plugin's exit code; -1 before it has one.</summary>
    public int? ResponseCode { get; set; }

    public CommandInvocationStatus Status { get; set; }

    /// <summary>More precise than the status: <c>Undeliverable</c>, <c>Terminated</c>, <c>ExecutionTimedOut</c>...</summary>
    public string StatusDetails { get; set; }
}
