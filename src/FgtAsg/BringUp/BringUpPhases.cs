using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;

namespace FgtAsg.BringUp;

/// <summary>Runs the phases of a bring-up in their order, as far as they go in one turn.</summary>
internal sealed class BringUpPhases(
    FortiOsOptions options,
    IFortiOsConnection connection,
    FleetSecret secret,
    PeerPins pins,
    PasswordPhase passwords,
    LicensePhase licenses,
    DrawGate gate,
    TimeProvider time)
{
    public BringUpWork Begin(BringUpLease lease, InstanceRecord record, BringUpState state) => new(lease, record, state, Connect, time);

    public async Task<BringUpOutcome> ContinueAsync(BringUpWork work, bool intoWarmPool, RetryContext retry)
    {
        var last = intoWarmPool ? BringUpPhase.PasswordSet : BringUpPhase.Licensed;
        while (work.State.Phase < last)
        {
            switch (await OnceAsync(work, retry))
            {
                case PhaseResult.Later later when IsOver(work):
                    return await EndAsync(work, later, retry);
                case PhaseResult.Later(var reason):
                    return new BringUpOutcome.Waiting($"{work.Id} is {Doing(work)}: {reason}");
                case PhaseResult.Hopeless(var reason):
                    return await UnprovenAsync(work, reason, retry);
            }
        }

        return new BringUpOutcome.Ready(work.Record.License, intoWarmPool ? null : work.State.Serial);
    }

    private async Task<PhaseResult> OnceAsync(BringUpWork work, RetryContext retry) => work.State switch
    {
        { Pin: null } => await pins.ReachAsync(work, retry),
        { Phase: < BringUpPhase.PasswordSet } => await passwords.ContinueAsync(work, await secret.PasswordAsync(retry), retry),
        _ => await licenses.ContinueAsync(work, await secret.PasswordAsync(retry), retry),
    };

    /// <summary>A firewall must boot and have its password after a while. Its license may take until the hook's end is near.</summary>
    private static bool IsOver(BringUpWork work)
    {
        var isBooting = work.State.Phase < BringUpPhase.PasswordSet;
        var started = Timestamps.Parse(work.State.StartedAt) ?? work.Now;
        var end = Timestamps.Parse(work.State.Deadline) ?? work.Now;
        var limit = isBooting && started + BringUpRules.LongestBoot < end ? started + BringUpRules.LongestBoot : end;
        return work.Now >= limit;
    }

    private async Task<BringUpOutcome> EndAsync(BringUpWork work, PhaseResult.Later later, RetryContext retry) =>
        work.State.Phase < BringUpPhase.PasswordSet
            ? throw new BringUpFailedException(
                work.State.IsLocked ? BringUpFailure.LoginRefused : later.IfItLasts,
                $"{work.Id} was not brought up in time: {later.Reason}")
            : await UnprovenAsync(work, later.Reason, retry);

    private async Task<BringUpOutcome> UnprovenAsync(BringUpWork work, string reason, RetryContext retry)
    {
        // A license that was refused or invalid was answered for.
        await gate.UnprovenAsync(work.Id, isSilent: work.State.SentLicense is not null, retry);
        return new BringUpOutcome.Unproven($"the license of {work.Id} is not proven: {reason}");
    }

    private static string Doing(BringUpWork work) => work.State.Phase switch
    {
        BringUpPhase.Started => "booting",
        BringUpPhase.Reached => "waiting for its password",
        BringUpPhase.PasswordSet => "waiting for its license",
        _ => "proving its license",
    };

    private FortiOsClient Connect(BringUpState state) =>
        new(connection, new FortiOsAddress(state.Host, options.Port), new PeerTrust([state.Pin ?? ""]));
}
