namespace FgtAsg.Aws;

/// <summary>Keeps a lifecycle hook from timing out during a wait.</summary>
internal interface IHeartbeat
{
    /// <summary>
    /// Sends a heartbeat if the last one is old enough. An exception means that the hook's action is over and ends the wait.
    /// </summary>
    Task BeatIfDueAsync(CancellationToken cancellationToken);
}

/// <summary>For work that no hook waits for: after a completed action, or for an event without an action.</summary>
internal sealed class NoHeartbeat : IHeartbeat
{
    public static readonly NoHeartbeat Instance = new();

    public Task BeatIfDueAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
