namespace FgtAsg.Benchmarks.Bursts;

/// <summary>
/// Lambda's asynchronous invocation of one function, by the Lambda Developer Guide: an event that meets no free concurrency is tried again
/// after a second, then after longer and longer pauses of up to five minutes, until it is too old; one whose invocation fails is tried
/// twice more, after one and two minutes. What is too old, or failed three times, is a dead letter.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="concurrency">Invocations at once: 1,000 of an account by default, and 10 of a new one.</param>
/// <param name="longestAge">Of an event that is still tried.</param>
/// <param name="dice">The jitter of the pauses.</param>
internal sealed class AsyncInvoke(TimeProvider time, int concurrency, TimeSpan longestAge, Random dice)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan[] Retries = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    private int _running;

    /// <summary>Invocations that there were.</summary>
    public int Invocations { get; private set; }

    /// <param name="invoke">One invocation, and its answer.</param>
    /// <returns>The answer; null for a dead letter.</returns>
    public async Task<string?> SendAsync(Func<Task<string>> invoke)
    {
        var sent = time.GetTimestamp();
        foreach (var pause in Retries)
        {
            await Task.Delay(pause, time, CancellationToken.None);
            if (!await EnterAsync(sent))
            {
                return null;
            }

            try
            {
                return await invoke();
            }
            catch (IncompleteException)
            {
                // The event comes again.
                continue;
            }
            finally
            {
                _running--;
            }
        }

        return null;
    }

    private async Task<bool> EnterAsync(long sent)
    {
        for (var pause = TimeSpan.FromSeconds(1); _running >= concurrency; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause * (0.5 + (0.5 * dice.NextDouble())), time, CancellationToken.None);
        }

        if (time.GetElapsedTime(sent) > longestAge)
        {
            return false;
        }

        _running++;
        Invocations++;
        return true;
    }
}
