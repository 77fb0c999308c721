namespace FgtAsg.Aws;

/// <summary>
/// Divides one invocation's time in two parts. The work ends early enough to roll back and complete the hook before Lambda ends the
/// process.
/// </summary>
internal sealed class TimeBudget : IDisposable
{
    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _work;
    private readonly CancellationTokenSource _wrapUp;

    public TimeBudget(TimeSpan remaining, TimeProvider time)
    {
        (WorkTime, WrapUpTime) = Split(remaining);
        _work = new CancellationTokenSource(WorkTime, time);
        _wrapUp = new CancellationTokenSource(WrapUpTime, time);
    }

    public TimeSpan WorkTime { get; }

    public TimeSpan WrapUpTime { get; }

    /// <summary>For the steps of the job.</summary>
    public CancellationToken Work => _work.Token;

    /// <summary>For the rollback, the hook's completion and the answer.</summary>
    public CancellationToken WrapUp => _wrapUp.Token;

    /// <summary>
    /// Reserves a quarter of the time, at most a minute, for the wrap-up, and a twentieth, at most two seconds, for the answer.
    /// </summary>
    public static (TimeSpan Work, TimeSpan WrapUp) Split(TimeSpan remaining)
    {
        var total = remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        var reserve = Min(total / 4, LongestReserve);
        var margin = Min(total / 20, LongestMargin);
        return (total - reserve, total - margin);
    }

    public void Dispose()
    {
        _work.Dispose();
        _wrapUp.Dispose();
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
