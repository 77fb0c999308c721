using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using Microsoft.Extensions.Logging;

namespace FgtAsg.BringUp;

/// <summary>Changes which license a launch holds: in the table, in the instance's tags, and in the turn's own record.</summary>
internal sealed class LicenseSupply(
    LicenseOptions options,
    PoolClaims claims,
    SentLicenses sent,
    InstanceTags tags,
    DrawGate gate,
    FleetMetrics metrics,
    ILogger logger)
{
    /// <summary>Claims a license for a launch that holds none.</summary>
    /// <returns>Null if it holds one now; otherwise why not.</returns>
    public async Task<PhaseResult?> ClaimAsync(BringUpWork work, RetryContext retry)
    {
        if (!await gate.MayDrawAsync(work.Id, Timestamps.Parse(work.State.Deadline) ?? work.Now, retry))
        {
            return new PhaseResult.Later("Fortinet's servers do not answer other firewalls, so no license is drawn");
        }

        await work.SaveAsync(work.State with { ClaimsLate = true }, retry);
        var holdings = await claims.ClaimAsync(work.Record, [new PoolDemand(PoolKind.License, options.WhenExhausted)], retry);
        if (holdings.License is not { } license)
        {
            var exhausted = holdings.Exhausted.Count > 0 ? holdings.Exhausted[0].ToString() : "no license is free";
            return new PhaseResult.Hopeless(exhausted);
        }

        work.Holds(license);
        return null;
    }

    public Task<string?> TextOfAsync(string license, RetryContext retry) => sent.TextOfAsync(license, retry);

    /// <summary>Takes the license away from the launch.</summary>
    /// <returns>How many licenses this launch has lost.</returns>
    /// <exception cref="LeaseLostException">The record has changed meanwhile.</exception>
    public async Task<long> TakeAwayAsync(BringUpWork work, string why, bool isInvalid, string? forGood, RetryContext retry)
    {
        var license = work.Record.License!;
        var wasSent = work.State.SentLicense == license;
        work.State = work.State with
        {
            Phase = BringUpPhase.PasswordSet,
            SentLicense = null,
            Sends = 0,
            IsSilent = false,
            LicensesLost = work.State.LicensesLost + 1,
            Problem = why,
        };
        if (!await sent.TakeAwayAsync(work.Id, license, new LicenseLoss(wasSent, isInvalid, forGood), work.Update(next: null), retry))
        {
            throw new LeaseLostException(work.Id);
        }

        work.Holds(license: null);
        metrics.LicenseLost(isForGood: forGood is not null);
        logger.LicenseLost(work.Id.Value, license, why);
        return work.State.LicensesLost;
    }

    /// <summary>Gives the launch the license that its firewall runs with, if the instance holds it.</summary>
    public async Task<bool> AdoptAsync(BringUpWork work, string license, BringUpState recognized, RetryContext retry)
    {
        var before = work.State;
        work.State = recognized;
        if (!await sent.AdoptAsync(work.Id, work.Record.License, license, work.Update(license), retry))
        {
            work.State = before;
            return false;
        }

        work.Holds(license);
        return true;
    }

    /// <summary>Before the proof is written: shows a license that the launch did not begin with.</summary>
    public async Task ShowAsync(BringUpWork work, RetryContext retry)
    {
        if (work.State.ClaimsLate)
        {
            await tags.ShowAsync(work.Id, work.Record.License, hostname: null, retry);
        }
    }

    public Task ProvenAsync(InstanceId id, string license, string serial, RetryContext retry) =>
        sent.ProvenAsync(id, license, serial, retry);
}
