using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.BringUp;

/// <summary>
/// Brings up FortiOS on a new firewall, one turn at a time. A turn goes as far as it can within seconds. If FortiOS boots, reboots or waits
/// for Fortinet's servers, the turn ends, and a delayed message begins the next one. So no invocation sleeps through a boot.
/// </summary>
internal sealed class BringUpService(
    BringUpPhases phases,
    FleetTable table,
    GroupMembers members,
    WakeUps wakeUps,
    FleetMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>Whether this launch of the instance has all its resources, so that only FortiOS is left.</summary>
    public static bool HasBegun(LaunchAction launch, InstanceRecord record) =>
        record.BringUp is { } state && IsOfRound(state.Round, launch, record);

    /// <summary>Whether a message belongs to an earlier launch of the instance.</summary>
    public static bool IsOutdated(LaunchResumed resumed, InstanceRecord record) =>
        resumed.Round is { } round && round != record.BringUp?.Round && round != RoundOf(resumed.Launch, record);

    /// <param name="record">The record of the launch.</param>
    /// <param name="resumed">The launch, with the number of the turn that a message is for; null for an event of Auto Scaling.</param>
    /// <param name="host">The management address; null if the bring-up has begun.</param>
    /// <param name="owner">The unique name of this delivery.</param>
    /// <exception cref="BringUpFailedException">The firewall cannot be brought up.</exception>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<(BringUpOutcome Outcome, BringUpTurn? Turn)> StepAsync(
        InstanceRecord record, LaunchResumed resumed, string? host, string owner, RetryContext retry)
    {
        var lease = new BringUpLease(table, record, owner, time);
        if (await lease.TakeAsync(retry) is not { } current)
        {
            return (await LeaveToOtherAsync(record, resumed, retry), null);
        }

        try
        {
            return await StepAsync(lease, current, resumed, host, retry);
        }
        catch (LeaseLostException)
        {
            return (await LeaveToOtherAsync(current, resumed, retry), null);
        }
        catch
        {
            await lease.ReleaseAsync(retry.Afterwards);
            throw;
        }
    }

    private async Task<(BringUpOutcome Outcome, BringUpTurn? Turn)> StepAsync(
        BringUpLease lease, InstanceRecord record, LaunchResumed resumed, string? host, RetryContext retry)
    {
        var begun = HasBegun(resumed.Launch, record) ? record.BringUp! : null;
        if (begun is not null && IsLeftToMessage(begun, resumed.Turn) is { } reason)
        {
            await lease.ReleaseAsync(retry);
            return (new BringUpOutcome.Waiting(reason), null);
        }

        var state = begun ?? await NewAsync(resumed.Launch, record, host, retry);
        var turn = new BringUpTurn(lease, wakeUps, resumed.Launch, resumed.Turn ?? state.Turns + 1);
        var work = phases.Begin(lease, record, state);
        var outcome = await phases.ContinueAsync(work, resumed.Launch.IntoWarmPool, retry);
        Report(state, work);
        if (outcome is BringUpOutcome.Waiting waiting)
        {
            await turn.PostponeAsync(work.State with { Problem = waiting.Reason }, BringUpRules.Pause, time.GetUtcNow(), retry);
            return (waiting, null);
        }

        turn.State = work.State;
        return (outcome, turn);
    }

    /// <summary>A message that was for a turn that is over, or an event while the message of the next turn is on its way.</summary>
    private string? IsLeftToMessage(BringUpState state, long? turn)
    {
        if (turn is { } number)
        {
            return number <= state.Turns ? $"turn {number} of this launch is over" : null;
        }

        return state.NextAt is { } due && Timestamps.Parse(due) + BringUpRules.LongestDelay > time.GetUtcNow()
            ? $"a message resumes this launch at {due}"
            : null;
    }

    /// <summary>
    /// The other delivery may die, or may belong to an earlier launch of the instance. A message for later keeps this launch going. If the
    /// other delivery does its work, the message finds that its turn is over.
    /// </summary>
    private async Task<BringUpOutcome> LeaveToOtherAsync(InstanceRecord record, LaunchResumed resumed, RetryContext retry)
    {
        var turns = HasBegun(resumed.Launch, record) ? record.BringUp!.Turns : 0;
        if (resumed.Turn is null || resumed.Turn > turns)
        {
            await wakeUps.SendAsync(
                resumed.Launch, RoundOf(resumed.Launch, record), resumed.Turn ?? turns + 1, BringUpRules.LeaseTime, retry);
        }

        return new BringUpOutcome.Waiting($"another delivery is at work on {record.Id}");
    }

    private async Task<BringUpState> NewAsync(LaunchAction launch, InstanceRecord record, string? host, RetryContext retry)
    {
        var hooks = await members.HooksAsync(retry);
        var longest = hooks.FirstOrDefault(hook => hook.Name == launch.Action.LifecycleHookName)?.LongestWait;
        var now = time.GetUtcNow();
        var began = launch.ReplacesRootVolume ? now : Timestamps.Parse(record.LaunchingAt) ?? now;
        var fresh = new BringUpState(
            RoundOf(launch, record),
            host ?? throw new InvalidOperationException($"The management address of {record.Id} is not known."),
            Timestamps.Of(now),
            Timestamps.Of(BringUpRules.DeadlineOf(began, longest)));
        // Out of the warm pool, the disk has kept the password and the certificates.
        return launch.ReplacesRootVolume || record.BringUp is not { PasswordSent: true } before ? fresh : fresh with
        {
            Phase = before.Phase < BringUpPhase.PasswordSet ? BringUpPhase.Started : BringUpPhase.PasswordSet,
            ReachedAt = before.ReachedAt,
            PasswordSetAt = before.PasswordSetAt,
            PasswordSent = true,
            Pin = before.Pin,
            Logins = before.Logins,
            Serial = before.Serial,
            Version = before.Version,
            // A license of the former launch may have changed the key after the last look.
            LicenseSentAt = before.LicenseSentAt,
            RepinnedAfter = before.RepinnedAfter,
        };
    }

    /// <summary>
    /// A launch has a time. A new root volume has only the token of its lifecycle action. The sweep does not know it, and continues the
    /// round that is not complete.
    /// </summary>
    private static bool IsOfRound(string round, LaunchAction launch, InstanceRecord record) => launch.ReplacesRootVolume
        ? launch.Action.Token is { } token ? round == token : record.BringUp!.Phase < BringUpPhase.Licensed
        : round == record.LaunchingAt || (record.State == RecordState.InService && record.BringUp!.Phase == BringUpPhase.Licensed);

    private static string RoundOf(LaunchAction launch, InstanceRecord record) => launch.ReplacesRootVolume
        ? launch.Action.Token ?? $"{record.LaunchingAt}/root-volume"
        : record.LaunchingAt ?? "";

    private void Report(BringUpState before, BringUpWork work)
    {
        for (var phase = before.Phase + 1; phase <= work.State.Phase; phase++)
        {
            var took = work.Now - (Timestamps.Parse(work.State.StartedAt) ?? work.Now);
            metrics.BroughtUp(phase, took);
            logger.BroughtUp(work.Id.Value, phase, (long)took.TotalSeconds, work.State.Serial, work.State.Version);
        }
    }
}
