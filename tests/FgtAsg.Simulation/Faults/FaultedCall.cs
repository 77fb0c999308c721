using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Faults;

/// <summary>A call that fails.</summary>
/// <param name="Process">The function process that makes the call.</param>
internal sealed record FaultedCall(AwsCall Call, FunctionProcess Process, CancellationToken CancellationToken)
{
    /// <summary>
    /// Makes the service refuse this call, and for a while all calls of this operation, or of the whole service, from any process.
    /// </summary>
    public Task ThrottleAccount(string? operation, TimeSpan time)
    {
        Process.Log.Throttle(Call.Service, operation, time);
        throw AwsFault.Throttled(Call);
    }

    /// <summary>Never answers. The caller's token ends the wait, as with the SDK.</summary>
    public Task UntilCancelledAsync() => Task.Delay(Timeout.InfiniteTimeSpan, Process.Clock, CancellationToken);
}
