using FgtAsg.Sandbox.Faults;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Faults;

/// <summary>
/// One process of the function, as seen in its AWS calls. Other processes run between any two of its calls, and the history's faults
/// occur at its calls. A process that is gone does nothing more: its calls never return, and its timers never fire.
/// </summary>
internal sealed class FunctionProcess : ICallGate
{
    private const int LongestWay = 40;

    private readonly CallLog _log;
    private readonly TimeProvider _time;
    private readonly Random _dice;
    private readonly TaskCompletionSource _gone = new();
    private DateTimeOffset _asleepUntil;
    private int _throttled;

    /// <param name="log">Counts the history's calls.</param>
    /// <param name="dice">The history's random numbers.</param>
    public FunctionProcess(CallLog log, TimeProvider time, Random dice)
    {
        (_log, _time, _dice) = (log, time, dice);
        Number = log.NextProcess();
        Clock = new ProcessClock(time, () => IsGone);
    }

    public int Number { get; }

    /// <summary>The log of the calls of all processes.</summary>
    public CallLog Log => _log;

    /// <summary>The clock for everything that the process does.</summary>
    public TimeProvider Clock { get; }

    public bool IsGone => _gone.Task.IsCompleted;

    /// <summary>Completes if the process ends before its work.</summary>
    public Task Gone => _gone.Task;

    public async Task<T> CallAsync<T>(
        string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
        where T : class
    {
        await TravelAsync();
        await AwakeAsync();
        var (call, fault) = _log.Begin(this, service, operation, request);
        var faulted = new FaultedCall(call, this, cancellationToken);
        if (fault?.Before is { } before)
        {
            await before(faulted);
        }
        else if (_throttled > 0 || _log.IsThrottled(call))
        {
            _throttled = Math.Max(0, _throttled - 1);
            _log.Note(call, "throttled");
            throw AwsFault.Throttled(call);
        }

        var effected = effect();
        await NoteAsync(call, effected);
        var answer = await effected;
        if (fault?.After is { } after)
        {
            await after(faulted);
        }

        await TravelAsync();
        await AwakeAsync();
        return answer;
    }

    /// <summary>Ends the process.</summary>
    public void Die()
    {
        _gone.TrySetResult();
    }

    public Task DieAsync()
    {
        Die();
        return HangAsync();
    }

    /// <summary>Never completes, so that nothing in this flow continues.</summary>
    public static Task HangAsync() => new TaskCompletionSource().Task;

    /// <summary>For this time, no call of the process leaves it, and no answer arrives.</summary>
    public Task SleepAsync(TimeSpan time)
    {
        _asleepUntil = _time.GetUtcNow() + time;
        return AwakeAsync();
    }

    public Task ThrottleNext(int calls, FaultedCall first)
    {
        _throttled = calls - 1;
        throw AwsFault.Throttled(first.Call);
    }

    /// <summary>Does not rethrow the call's failure. Calls often fail in the simulation, and each throw takes time.</summary>
    private async Task NoteAsync(AwsCall call, Task effected)
    {
        await effected.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (effected.Exception is { } failure)
        {
            _log.Note(call, failure.InnerException!);
        }
        else if (effected.IsCanceled)
        {
            _log.Note(call, new TaskCanceledException(effected));
        }
        else
        {
            _log.Note(call, "ok");
            _log.Effected?.Invoke(Number, call);
        }
    }

    /// <summary>
    /// Requests and answers take a moment to travel. Without that, the process that first comes out of a pause would finish everything
    /// before the next one, and two processes would never work on the same things at the same time.
    /// </summary>
    private Task TravelAsync() => Task.Delay(TimeSpan.FromMilliseconds(_dice.Next(1, LongestWay)), _time, CancellationToken.None);

    private async Task AwakeAsync()
    {
        while (_time.GetUtcNow() < _asleepUntil)
        {
            await Task.Delay(_asleepUntil - _time.GetUtcNow(), _time, CancellationToken.None);
        }

        if (IsGone)
        {
            await HangAsync();
        }
    }
}
