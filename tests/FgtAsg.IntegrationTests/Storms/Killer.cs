using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Storms;

/// <summary>
/// Kills (kill -9) one of the environments that are serving an event, again and again. The seed decides after how many calls of the fleet
/// and milliseconds. It counts calls, not only time: otherwise all environments would die early on a slow machine.
/// </summary>
internal sealed class Killer : IAsyncDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(20);

    private readonly Fleet _fleet;
    private readonly Random _random;
    private readonly int _meanCalls;
    private readonly int _most;
    private readonly FaultRule _listener;
    private readonly SemaphoreSlim _calls = new(0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;
    private int _kills;

    /// <param name="fleet">The fleet whose function is killed.</param>
    /// <param name="seed">Decides the times, and the environments.</param>
    /// <param name="meanCalls">The average number of calls between two kills.</param>
    /// <param name="most">The maximum number of kills.</param>
    public Killer(Fleet fleet, int seed, int meanCalls, int most)
    {
        (_fleet, _random, _meanCalls, _most) = (fleet, new Random(seed), meanCalls, most);
        _listener = fleet.Aws.Faults.Add(new FaultRule { Name = nameof(Killer), Where = Hear, Effect = FaultEffect.LoseResponse });
        _running = Task.Run(RunAsync);
    }

    public int Kills => Volatile.Read(ref _kills);

    public bool IsDone => Kills >= _most;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _fleet.Aws.Faults.Remove(_listener);
        await _running;
        _calls.Dispose();
        _over.Dispose();
    }

    /// <summary>Counts a call. Never causes a fault.</summary>
    private bool Hear(FgtAsg.Sandbox.Calls.ServiceCall call)
    {
        _calls.Release();
        return false;
    }

    private async Task RunAsync()
    {
        try
        {
            while (!IsDone)
            {
                for (var calls = _random.Next(1, 2 * _meanCalls); calls > 0; calls--)
                {
                    await _calls.WaitAsync(_over.Token);
                }

                await Task.Delay(LongestDelay * _random.NextDouble(), TimeProvider.System, _over.Token);
                var serving = _fleet.Function.Serving;
                if (serving.Count > 0 && _fleet.Function.KillEnvironment(serving[_random.Next(serving.Count)]))
                {
                    Interlocked.Increment(ref _kills);
                }
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            return;
        }
    }
}
