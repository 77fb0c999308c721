namespace FgtAsg.Lifecycle;

/// <summary>Keeps a lifecycle hook from timing out while something is waited for.</summary>
internal interface IHeartbeat
{
    /// <exception cref="LifecycleActionOverException">Auto Scaling no longer waits for this action.</exception>
    Task BeatIfDueAsync(CancellationToken cancellationToken);
}
