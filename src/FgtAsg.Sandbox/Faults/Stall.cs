using System.Threading.Channels;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.Faults;

/// <summary>
/// Holds calls until they are released. If the caller gives up or is killed while its call is held, the call is not performed.
/// </summary>
/// <param name="perform">Whether a released call is performed and answered. If false, its connection is cut.</param>
public sealed class Stall(bool perform = true) : FaultEffect
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<RecordedArrival> _arrivals = Channel.CreateUnbounded<RecordedArrival>();
    private readonly bool _performs = perform;

    public override string Name => nameof(Stall);

    /// <summary>Waits until a call is held. Each held call ends one wait.</summary>
    public async Task WaitForCallAsync(CancellationToken cancellationToken) => await _arrivals.Reader.ReadAsync(cancellationToken);

    /// <summary>Releases all held calls. Later calls are not held.</summary>
    public void Release() => _released.TrySetResult();

    internal override async Task<T> ApplyAsync<T>(
        ServiceCall call, Func<Task<T>> perform, TimeProvider time, CancellationToken callerGone)
    {
        _arrivals.Writer.TryWrite(default);
        try
        {
            await _released.Task.WaitAsync(callerGone);
        }
        catch (OperationCanceledException)
        {
            throw new AnswerLostException(answer: null);
        }

        return _performs ? await perform() : throw new AnswerLostException(answer: null);
    }

    private readonly record struct RecordedArrival;
}
