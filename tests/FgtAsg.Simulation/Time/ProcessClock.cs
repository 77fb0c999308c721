namespace FgtAsg.Simulation.Time;

/// <summary>The clock as one function process sees it: when the process is gone, none of its timers fires any more.</summary>
internal sealed class ProcessClock(TimeProvider clock, Func<bool> isGone) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(
        timerState =>
        {
            if (!isGone())
            {
                callback(timerState);
            }
        },
        state,
        dueTime,
        period);
}
