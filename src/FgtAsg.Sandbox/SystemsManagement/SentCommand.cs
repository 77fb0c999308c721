namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>A command that was sent, as whoever looks into the account sees it.</summary>
public sealed record SentCommand
{
    public required string CommandId { get; init; }

    public required string DocumentName { get; init; }

    public required IReadOnlyList<string> InstanceIds { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string Comment { get; init; }

    public required int TimeoutSeconds { get; init; }
}
