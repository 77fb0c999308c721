using System.Threading.Channels;

namespace FgtAsg.Sandbox.FrontEnd.Faults;

/// <summary>
/// Holds calls until they are released. A caller that gives up, or is killed, while its call is held leaves it unperformed.
/// </summary>
/// <param name="perform">Whether a released call is performed and answered; otherwise its connection is cut.</param>
public sealed class Stall(bool perform = true) : FaultEffect
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<RecordedArrival> _arrivals = Channel.CreateUnbounded<RecordedArrival>();

    public override string Name => nameof(Stall);

    /// <summary>Waits until a call is held; each call is told once.</summary>
    public async Task WaitForCallAsync(CancellationToken cancellationToken) => await _arrivals.Reader.ReadAsync(cancellationToken);

    /// <summary>Lets go of every call, and of those that are still to come.</summary>
    public void Release() => _released.TrySetResult();

    internal override async Task<ServiceAnswer> ApplyAsync(FaultContext context)
    {
        _arrivals.Writer.TryWrite(default);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.CallerGone, context.Lifetime);
        try
        {
            await _released.Task.WaitAsync(gone.Token);
        }
        catch (OperationCanceledException)
        {
            return ServiceAnswer.Dropped;
        }

        return perform ? await context.PerformAsync() : ServiceAnswer.Dropped;
    }

    private readonly record struct RecordedArrival;
}
