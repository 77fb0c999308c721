namespace FgtAsg.Benchmarks.Bursts;

/// <summary>
/// Models Lambda's asynchronous invocation of one function, as the Lambda Developer Guide describes it. An event without free concurrency
/// is tried again after a second, then after growing pauses of up to five minutes, until it is too old. A failed invocation is tried
/// twice more, after one and two minutes. An event that is too old, or that failed three times, becomes a dead letter.
/// </summary>
/// <param name="concurrency">The maximum number of concurrent invocations: by default 1,000 in an account, and 10 in a new one.</param>
/// <param name="longestAge">The maximum age of an event that is still tried.</param>
/// <param name="dice">Random numbers for the jitter of the pauses.</param>
internal sealed class AsyncInvoke(TimeProvider time, int concurrency, TimeSpan longestAge, Random dice)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan[] Retries = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    private int _running;

    /// <summary>The number of invocations.</summary>
    public int Invocations { get; private set; }

    /// <param name="invoke">Runs one invocation and returns its answer.</param>
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
                // The event is tried again.
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
