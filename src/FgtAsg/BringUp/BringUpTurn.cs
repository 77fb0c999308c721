using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.BringUp;

/// <summary>
/// The end of a turn. The message of the next turn is sent before the turn is marked as over: a death in between repeats the turn instead
/// of losing the launch.
/// </summary>
internal sealed class BringUpTurn(BringUpLease lease, WakeUps wakeUps, LaunchAction launch, long number)
{
    public BringUpState? State { get; set; }

    public async Task PostponeAsync(BringUpState state, TimeSpan pause, DateTimeOffset now, RetryContext retry)
    {
        await wakeUps.SendAsync(launch, state.Round, number + 1, pause, retry);
        await lease.EndAsync(state with { Turns = number, NextAt = Timestamps.NotBefore(now + pause) }, pause, retry);
    }

    /// <summary>After the launch is complete. A lease that is not given up expires.</summary>
    public async Task FinishAsync(RetryContext retry)
    {
        try
        {
            await lease.FinishAsync(State! with { Turns = number, NextAt = null }, retry);
        }
        // The launch is complete, which each later delivery finds.
        catch (Exception e) when (AwsErrors.IsFailure(e) || e is LeaseLostException)
        {
            return;
        }
    }

    /// <summary>After a failure: the next delivery of the same event or message repeats the turn.</summary>
    public Task ReleaseAsync(RetryContext retry) => lease.ReleaseAsync(retry);
}
