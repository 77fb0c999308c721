namespace FgtAsg.Aws;

/// <summary>Keeps a lifecycle hook from timing out while something is waited for.</summary>
internal interface IHeartbeat
{
    /// <summary>Beats where the last beat is some time ago. An exception ends the wait: nobody waits for its end any more.</summary>
    Task BeatIfDueAsync(CancellationToken cancellationToken);
}

/// <summary>No hook waits: what follows a completed action, or an event that came without one.</summary>
internal sealed class NoHeartbeat : IHeartbeat
{
    public static readonly NoHeartbeat Instance = new();

    public Task BeatIfDueAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
