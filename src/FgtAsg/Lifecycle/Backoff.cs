namespace FgtAsg.Lifecycle;

/// <summary>Exponential backoff with full jitter: competitors that failed together do not come back together.</summary>
internal static class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="attempt">1 for the first pause.</param>
    /// <param name="random">The jitter: the pause lies between a quarter of the exponential step and the whole of it.</param>
    public static TimeSpan Pause(int attempt, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var step = Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 16)), Longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(step * (0.25 + (0.75 * random.NextDouble())));
    }
}
