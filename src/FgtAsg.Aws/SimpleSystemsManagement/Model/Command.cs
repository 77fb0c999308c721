#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>A command, without its parameters, which may hold secrets: the function never looks at them.</summary>
public class Command
{
    public string CommandId { get; set; }

    public string Comment { get; set; }

    public string DocumentName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? ExpiresAfter { get; set; }

    public List<string> InstanceIds { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? RequestedDateTime { get; set; }

    public CommandStatus Status { get; set; }

    public string StatusDetails { get; set; }
}
