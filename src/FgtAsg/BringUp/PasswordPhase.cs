using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;

namespace FgtAsg.BringUp;

/// <summary>
/// The phase PasswordSet. The first password of a FortiGate on AWS is its instance id, and it must be replaced before anything else. Once
/// the fleet's password may have been set, it is tried first: each login with a replaced password counts as a failure.
/// </summary>
internal sealed class PasswordPhase(FortiOsOptions options, Logins logins)
{
    public async Task<PhaseResult> ContinueAsync(BringUpWork work, string password, RetryContext retry)
    {
        if (work.State.PasswordSent)
        {
            var login = await logins.LogInAsync(work, password, retry);
            return login.Outcome switch
            {
                LoginOutcome.LoggedIn => await SetAsync(work, login.Client!, retry),
                // The change did not arrive. Or somebody has set another password since.
                LoginOutcome.Failed => await ChangeAgainAsync(work, password, retry),
                _ => new PhaseResult.Later(login.Reason ?? "FortiOS asks for another password"),
            };
        }

        return await ChangeAsync(work, password, retry);
    }

    /// <summary>After FortiOS has refused the fleet's password. The next turn must not try it again instead of going on.</summary>
    private Task<PhaseResult> ChangeAgainAsync(BringUpWork work, string password, RetryContext retry)
    {
        work.State = work.State with { PasswordSent = false, IsPasswordRefused = true };
        return ChangeAsync(work, password, retry);
    }

    private async Task<PhaseResult> ChangeAsync(BringUpWork work, string password, RetryContext retry)
    {
        var first = work.Id.Value;
        if (await Logins.NoteAsync(work, retry) is { } reason)
        {
            return new PhaseResult.Later(reason);
        }

        var wasSent = work.State.PasswordSent;
        await work.SaveAsync(work.State with { PasswordSent = true }, retry);
        var session = work.Connect();
        var changed = await session.ChangePasswordAsync(options.User, first, password, retry.CancellationToken);
        if (changed.Error is { } error)
        {
            return new PhaseResult.Later(await logins.ReasonAsync(work, error, wasSent, retry));
        }

        switch (changed.Value!)
        {
            case { Outcome: PasswordChangeOutcome.Changed }:
                Logins.Succeeded(work);
                return await SetAsync(work, session, retry);
            case { Outcome: PasswordChangeOutcome.LockedOut }:
                return new PhaseResult.Later(Logins.LockedOut(work));
            case { Outcome: PasswordChangeOutcome.Failed } when work.State.IsPasswordRefused:
                throw new BringUpFailedException(
                    BringUpFailure.PasswordUnknown,
                    $"the administrator '{options.User}' of {work.Id} has neither the fleet's password nor the instance id as password");
            case { Outcome: PasswordChangeOutcome.Failed }:
                return new PhaseResult.Later("the first password is not the instance id any more");
            case { Code: var code } when work.State.PasswordRefusals + 1 >= BringUpRules.MostPasswordRefusals:
                throw new BringUpFailedException(
                    BringUpFailure.PasswordRefusedByPolicy,
                    $"FortiOS on {work.Id} does not take the password in {options.SecretParameter}"
                    + (code is null ? "" : $": its code is {code}"));
            default:
                Logins.Succeeded(work);
                work.State = work.State with { PasswordSent = false, PasswordRefusals = work.State.PasswordRefusals + 1 };
                return new PhaseResult.Later("FortiOS did not change the password");
        }
    }

    private static async Task<PhaseResult> SetAsync(BringUpWork work, FortiOsClient session, RetryContext retry)
    {
        PeerPins.PinIssuer(work, session);
        await session.LogoutAsync(retry.CancellationToken);
        await work.SaveAsync(
            work.State with
            {
                Phase = BringUpPhase.PasswordSet,
                PasswordSetAt = work.Stamp,
                PasswordSent = true,
                IsPasswordRefused = false,
            },
            retry);
        return PhaseResult.Done.Instance;
    }
}
