namespace FgtAsg.Aws;

/// <summary>Exponential backoff with full jitter: competitors that failed together do not come back together.</summary>
internal static class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two tries of a call that was refused.</summary>
    public static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Between two tries of a call that EC2 throttled. Many firewalls wait for the same few calls a second then, and one that asks often
    /// only makes the others' calls fail. With the time since the last heartbeat, still less than the shortest time-out of a hook (30 s).
    /// </summary>
    public static readonly TimeSpan LongestThrottled = TimeSpan.FromSeconds(12);

    /// <summary>Between two looks at what is awaited: a launch that overlooks it for long is a firewall that comes late.</summary>
    public static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1.5);

    /// <param name="attempt">1 for the first pause.</param>
    /// <param name="longest">The step that the pauses grow to.</param>
    /// <param name="random">The jitter: the pause lies between a quarter of the exponential step and the whole of it.</param>
    public static TimeSpan Pause(int attempt, TimeSpan longest, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var step = Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 16)), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(step * (0.25 + (0.75 * random.NextDouble())));
    }
}
