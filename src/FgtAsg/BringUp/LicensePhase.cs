using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;

namespace FgtAsg.BringUp;

/// <summary>
/// The phases LicenseSent and Licensed. A license is sent after it was written that it is. After a lost answer, FortiOS' serial number
/// shows whether it arrived. Only FortiOS itself proves a license.
/// </summary>
internal sealed class LicensePhase(
    LicenseOptions licenses, Logins logins, PeerPins pins, LicenseSupply supply, SerialRegister serials, DrawGate gate)
{
    public async Task<PhaseResult> ContinueAsync(BringUpWork work, string password, RetryContext retry)
    {
        var login = await logins.LogInAsync(work, password, retry);
        if (login.Client is not { } session || login.Outcome != LoginOutcome.LoggedIn)
        {
            return new PhaseResult.Later(login.Reason ?? "FortiOS asks for another password");
        }

        PeerPins.PinIssuer(work, session);
        try
        {
            var report = await session.LicenseStatusAsync(retry.CancellationToken);
            if (report.Error is { } error)
            {
                return new PhaseResult.Later(await pins.ReasonAsync(work, error, retry));
            }

            var status = report.Value!;
            work.State = work.State with { Serial = status.Serial ?? work.State.Serial, Version = status.Version ?? work.State.Version };
            return licenses.IsNeeded
                ? await ContinueAsync(work, session, status, retry)
                : BringUpRules.IsPayAsYouGoProven(status)
                    ? await ProveAsync(work, status.Serial!, retry)
                    : new PhaseResult.Later($"FortiOS reports the license status {Word(status)}");
        }
        finally
        {
            await session.LogoutAsync(retry.CancellationToken);
        }
    }

    private async Task<PhaseResult> ContinueAsync(BringUpWork work, FortiOsClient session, LicenseStatus status, RetryContext retry)
    {
        if (status.IsProven && (work.Record.License is null || work.State.SentLicense != work.Record.License))
        {
            await RecognizeAsync(work, status.Serial, retry);
        }

        if (work.Record.License is null && await supply.ClaimAsync(work, retry) is { } none)
        {
            return none;
        }

        if (work.State.SentLicense != work.Record.License)
        {
            return await SendAsync(work, session, status, retry);
        }

        switch (BringUpRules.Judge(work.State, status, work.Now))
        {
            case LicenseVerdict.Proven when await serials.ClaimAsync(work.Id, status.Serial!, work.Record.License, retry):
                return await ProveAsync(work, status.Serial!, retry);
            case LicenseVerdict.Proven:
                return await LoseAsync(work, "another living firewall has its serial number", forGood: null, retry);
            case LicenseVerdict.Invalid:
                return await LoseAsync(work, "FortiOS calls it invalid on this machine", forGood: null, retry);
            case LicenseVerdict.NotTaken when work.State.Sends < BringUpRules.MostSends:
                return await SendAsync(work, session, status, retry);
            case LicenseVerdict.NotTaken:
                return await LoseAsync(work, "FortiOS did not take it", forGood: null, retry);
            default:
                await NoteSilenceAsync(work, retry);
                return new PhaseResult.Later($"FortiOS reports the license status {Word(status)}");
        }
    }

    /// <summary>
    /// For a firewall that is licensed although this launch has sent nothing: its record was lost, or it comes out of the warm pool with
    /// the license that it had before. It is not licensed again.
    /// </summary>
    private async Task RecognizeAsync(BringUpWork work, string? serial, RetryContext retry)
    {
        if (serial is null || await LicenseOfAsync(work, serial, retry) is not { } license)
        {
            return;
        }

        var recognized = work.State with
        {
            Phase = BringUpPhase.LicenseSent,
            SentLicense = license,
            LicenseSentAt = work.State.LicenseSentAt ?? work.Stamp,
            SerialBefore = null,
            ClaimsLate = work.State.ClaimsLate || license != work.Record.License,
        };
        if (license == work.Record.License)
        {
            await work.SaveAsync(recognized, retry);
        }
        else if (await supply.AdoptAsync(work, license, recognized, retry))
        {
            work.State = recognized;
        }
    }

    /// <summary>
    /// The license that the firewall runs with: the one with which it proved the serial number. If its record was lost before that, it is
    /// the license that the instance held then. Null if it is not known.
    /// </summary>
    private async Task<string?> LicenseOfAsync(BringUpWork work, string serial, RetryContext retry) =>
        await serials.FindAsync(serial, retry) switch
        {
            null => work.Record.IsRestored ? work.Record.License : null,
            var holder => holder.Machine == work.Id ? holder.License : null,
        };

    private async Task<PhaseResult> SendAsync(BringUpWork work, FortiOsClient session, LicenseStatus status, RetryContext retry)
    {
        if (work.IsLate)
        {
            return new PhaseResult.Later("the time of this turn is over");
        }

        if (DeadlineOf(work) - work.Now < BringUpRules.SilentAfter)
        {
            return new PhaseResult.Hopeless("the hook would end before a license could be proven");
        }

        if (!await gate.MayDrawAsync(work.Id, DeadlineOf(work), retry))
        {
            return new PhaseResult.Later("Fortinet's servers do not answer other firewalls, so no license is sent");
        }

        var license = work.Record.License!;
        if (await supply.TextOfAsync(license, retry) is not { } text)
        {
            return await LoseAsync(work, "its file is gone or has changed", forGood: null, retry);
        }

        var isAgain = work.State.SentLicense == license;
        await work.SaveAsync(
            work.State with
            {
                Phase = BringUpPhase.LicenseSent,
                SentLicense = license,
                LicenseSentAt = work.Stamp,
                // A lost record may have had the same license, which then does not change the serial number.
                SerialBefore = isAgain ? work.State.SerialBefore : work.Record.IsRestored ? null : status.Serial,
                Sends = isAgain ? work.State.Sends + 1 : 1,
            },
            retry);
        var sent = await session.UploadLicenseAsync(text, retry.CancellationToken);
        return sent.Error switch
        {
            null => new PhaseResult.Later("FortiOS has the license and reboots"),
            { Kind: FortiOsErrorKind.Refused } refused =>
                await LoseAsync(work, refused.ToString(), forGood: $"FortiOS refused the license: {refused}", retry),
            var error => new PhaseResult.Later(await pins.ReasonAsync(work, error, retry)),
        };
    }

    private async Task<PhaseResult> ProveAsync(BringUpWork work, string serial, RetryContext retry)
    {
        await supply.ShowAsync(work, retry);
        await work.SaveAsync(
            work.State with { Phase = BringUpPhase.Licensed, LicensedAt = work.Stamp, Serial = serial, Problem = null }, retry);
        if (work.Record.License is { } license)
        {
            await supply.ProvenAsync(work.Id, license, serial, retry);
            await gate.ProvenAsync(retry);
        }

        return PhaseResult.Done.Instance;
    }

    private async Task<PhaseResult> LoseAsync(BringUpWork work, string why, string? forGood, RetryContext retry)
    {
        var isInvalid = work.State.SentLicense == work.Record.License && forGood is null;
        var lost = await supply.TakeAwayAsync(work, why, isInvalid, forGood, retry);
        return lost >= BringUpRules.MostLicenses
            ? new PhaseResult.Hopeless($"{lost} licenses could not be proven; the last one: {why}")
            : new PhaseResult.Later($"the license could not be proven ({why}), so another one is taken");
    }

    private async Task NoteSilenceAsync(BringUpWork work, RetryContext retry)
    {
        if (!work.State.IsSilent && work.Now - Timestamps.Parse(work.State.LicenseSentAt) > BringUpRules.SilentAfter)
        {
            await gate.SilentAsync(work.Id, retry);
            work.State = work.State with { IsSilent = true };
        }
    }

    private static DateTimeOffset DeadlineOf(BringUpWork work) => Timestamps.Parse(work.State.Deadline) ?? work.Now;

    /// <summary>The word is FortiOS' own, so only its harmless characters are shown.</summary>
    private static string Word(LicenseStatus status) =>
        status.VmStatus is { Length: > 0 and <= 40 } word && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? $"'{word}'"
            : "without a known word";
}
