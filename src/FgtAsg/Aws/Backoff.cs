namespace FgtAsg.Aws;

/// <summary>Exponential backoff with jitter, so that competing callers that failed together do not retry together.</summary>
internal static class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause before a failed call is retried.</summary>
    public static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The longest pause after EC2 throttled a call. Many firewalls then compete for a few calls a second, and frequent retries only make
    /// other calls fail. Together with the time since the last heartbeat, the pause is still shorter than the shortest hook timeout (30 s).
    /// </summary>
    public static readonly TimeSpan LongestThrottled = TimeSpan.FromSeconds(12);

    /// <summary>The longest pause between two polls. A launch that notices a change late puts its firewall into service late.</summary>
    public static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1.5);

    /// <param name="attempt">1 for the first pause.</param>
    /// <param name="longest">The largest exponential step.</param>
    /// <param name="random">The source of the jitter: the pause is between a quarter of the step and the whole step.</param>
    public static TimeSpan Pause(int attempt, TimeSpan longest, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var step = Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 16)), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(step * (0.25 + (0.75 * random.NextDouble())));
    }
}
