namespace FgtAsg.Simulation.Time;

/// <summary>The clock of one function process. None of its timers fires after the process is gone.</summary>
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
