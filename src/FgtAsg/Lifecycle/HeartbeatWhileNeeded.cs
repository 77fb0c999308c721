namespace FgtAsg.Lifecycle;

/// <summary>Beats while Auto Scaling waits, and lets the work go on when it no longer does: a clean-up is due either way.</summary>
internal sealed class HeartbeatWhileNeeded(IHeartbeat inner) : IHeartbeat
{
    private volatile bool _isOver;

    public async Task BeatIfDueAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return;
        }

        try
        {
            await inner.BeatIfDueAsync(cancellationToken);
        }
        catch (LifecycleActionOverException)
        {
            _isOver = true;
        }
    }
}
