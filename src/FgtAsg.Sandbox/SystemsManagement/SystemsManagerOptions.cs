namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>How fast agents and commands are, and which commands end well.</summary>
public sealed record SystemsManagerOptions
{
    /// <summary>How long after an instance runs its agent reports; minutes with AWS.</summary>
    public TimeSpan AgentDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after a command was sent its invocation is known (<c>InvocationDoesNotExist</c> until then).</summary>
    public TimeSpan InvocationDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a command that was sent is missing in ListCommands.</summary>
    public TimeSpan ListDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a command is <c>Pending</c>.</summary>
    public TimeSpan PendingDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a command is <c>InProgress</c>; null for ever.</summary>
    public TimeSpan? RunDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How a command ends: Success, Failed, TimedOut or Cancelled.</summary>
    public Func<SentCommand, string> Outcome { get; init; } = _ => "Success";

    /// <summary>The documents that there are; null for whatever is asked for.</summary>
    public IReadOnlyList<string>? Documents { get; init; }
}
