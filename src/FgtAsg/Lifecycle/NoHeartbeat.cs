namespace FgtAsg.Lifecycle;

/// <summary>No hook waits: what follows a completed action, or an event that came without one.</summary>
internal sealed class NoHeartbeat : IHeartbeat
{
    public static readonly NoHeartbeat Instance = new();

    public Task BeatIfDueAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
