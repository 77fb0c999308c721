using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Faults;

/// <summary>A call that is to go wrong.</summary>
/// <param name="Call">The call.</param>
/// <param name="Process">The function process that makes it.</param>
/// <param name="CancellationToken">The caller's.</param>
internal sealed record FaultedCall(AwsCall Call, FunctionProcess Process, CancellationToken CancellationToken)
{
    /// <summary>Has the service refuse this call, and all processes' calls of it, or of this operation of it, for a while.</summary>
    public Task ThrottleAccount(string? operation, TimeSpan time)
    {
        Process.Log.Throttle(Call.Service, operation, time);
        throw AwsFault.Throttled(Call);
    }

    /// <summary>No answer ever comes: the caller's token ends the waiting, as it does with the SDK.</summary>
    public Task UntilCancelledAsync() => Task.Delay(Timeout.InfiniteTimeSpan, Process.Clock, CancellationToken);
}
