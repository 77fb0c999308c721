using FgtAsg.Fleet;

namespace FgtAsg.Aws;

/// <summary>Keeps a lifecycle hook from timing out while something is waited for.</summary>
internal interface IHeartbeat
{
    /// <exception cref="LifecycleActionOverException">Auto Scaling no longer waits for this action.</exception>
    Task BeatIfDueAsync(CancellationToken cancellationToken);
}

/// <summary>No hook waits: what follows a completed action, or an event that came without one.</summary>
internal sealed class NoHeartbeat : IHeartbeat
{
    public static readonly NoHeartbeat Instance = new();

    public Task BeatIfDueAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
