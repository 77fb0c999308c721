using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;

namespace FgtAsg.BringUp;

/// <summary>
/// Logs in to a firewall. A try is noted in the record before it is made, because three failures lock the account for all deliveries. A key
/// that is not the pinned one ends the try before anything is sent.
/// </summary>
internal sealed class Logins(FortiOsOptions options, PeerPins pins)
{
    /// <returns>The session, or the reason why there is none.</returns>
    public async Task<LoginResult> LogInAsync(BringUpWork work, string password, RetryContext retry)
    {
        if (await NoteAsync(work, retry) is { } reason)
        {
            return LoginResult.Later(reason);
        }

        var client = work.Connect();
        var answer = await client.LoginAsync(options.User, password, retry.CancellationToken);
        if (answer.Error is { } error)
        {
            return LoginResult.Later(await ReasonAsync(work, error, work.State.PasswordSent, retry));
        }

        switch (answer.Value!.Outcome)
        {
            case LoginOutcome.LoggedIn or LoginOutcome.MustChangePassword:
                Succeeded(work);
                return new LoginResult(client, answer.Value.Outcome, Reason: null);
            case LoginOutcome.Failed:
                return new LoginResult(Client: null, LoginOutcome.Failed, "FortiOS refused the login");
            case LoginOutcome.LockedOut:
                return LoginResult.Later(LockedOut(work));
            default:
                throw new BringUpFailedException(
                    BringUpFailure.LoginRefused, $"the administrator '{options.User}' of {work.Id} needs a second factor");
        }
    }

    /// <summary>Notes a try that is about to be made.</summary>
    /// <returns>Why it must not be made now; null if it may.</returns>
    public static async Task<string?> NoteAsync(BringUpWork work, RetryContext retry)
    {
        if (work.IsLate)
        {
            return "the time of this turn is over";
        }

        if (BringUpRules.WaitForLogin(work.State, work.Now) is not null)
        {
            return "the password was tried twice, and a third failure would lock the account";
        }

        await work.SaveAsync(work.State with { Logins = [.. Recent(work), work.Stamp] }, retry);
        return null;
    }

    /// <summary>The noted try was not a failure.</summary>
    public static void Succeeded(BringUpWork work) =>
        work.State = work.State with { Logins = [.. work.State.Logins.SkipLast(1)], IsLocked = false };

    /// <summary>Notes as many tries as FortiOS counts, so that the next one waits until the lock has ended.</summary>
    public static string LockedOut(BringUpWork work)
    {
        work.State = work.State with { Logins = [.. work.State.Logins, work.Stamp, work.Stamp], IsLocked = true };
        return "the account is locked for a minute";
    }

    /// <summary>Why a try has no verdict.</summary>
    /// <inheritdoc cref="PeerPins.ReasonAsync"/>
    /// <param name="wasSent">Whether the fleet's password may have been set before this try.</param>
    public Task<string> ReasonAsync(BringUpWork work, FortiOsError error, bool wasSent, RetryContext retry)
    {
        if (error.Kind is FortiOsErrorKind.Unreachable or FortiOsErrorKind.Untrusted or FortiOsErrorKind.Starting)
        {
            // Nobody looked at the password.
            work.State = work.State with { Logins = [.. work.State.Logins.SkipLast(1)], PasswordSent = wasSent };
        }

        return pins.ReasonAsync(work, error, retry);
    }

    /// <summary>The noted tries that may still count.</summary>
    private static IEnumerable<string> Recent(BringUpWork work)
    {
        var since = Timestamps.Of(work.Now - (2 * BringUpRules.LoginWindow));
        return work.State.Logins.Where(tried => string.CompareOrdinal(tried, since) > 0);
    }
}

/// <param name="Client">The session; null for none.</param>
/// <param name="Outcome">FortiOS' answer; null if there was none.</param>
/// <param name="Reason">Why there is no session; null if there is one.</param>
internal sealed record LoginResult(FortiOsClient? Client, LoginOutcome? Outcome, string? Reason)
{
    public static LoginResult Later(string reason) => new(Client: null, Outcome: null, reason);
}
