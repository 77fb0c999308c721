using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;
using Microsoft.Extensions.Logging;

namespace FgtAsg.BringUp;

/// <summary>
/// Trust on first use: the first key that a firewall shows is pinned in its record before any secret goes out. A license changes the
/// device's certificates, so one other key is accepted for a while after each license that was sent.
/// </summary>
internal sealed class PeerPins(Func<FortiOsAddress, FortiOsClient> connectToAnyone, int port, FleetMetrics metrics, ILogger logger)
{
    /// <summary>The phase Reached: waits until FortiOS answers over TLS, and pins its key.</summary>
    public async Task<PhaseResult> ReachAsync(BringUpWork work, RetryContext retry)
    {
        var peer = await LookAsync(work, retry);
        if (peer.Error is { } error)
        {
            return new PhaseResult.Later(error.ToString())
            {
                IfItLasts = error.Kind == FortiOsErrorKind.Unreadable
                    ? BringUpFailure.FortiOsUnreadable
                    : BringUpFailure.FortiOsUnreachable,
            };
        }

        await work.SaveAsync(work.State with { Phase = BringUpPhase.Reached, ReachedAt = work.Stamp, Pin = peer.Value!.Key }, retry);
        return PhaseResult.Done.Instance;
    }

    /// <summary>After a login: pins the device's own issuer, which outlives a new certificate, instead of the certificate.</summary>
    public static void PinIssuer(BringUpWork work, FortiOsClient session)
    {
        if (session.Peer?.IssuerKey is { } issuer)
        {
            work.State = work.State with { Pin = issuer };
        }
    }

    /// <summary>Why an exchange failed. Pins the new key if the firewall may have one.</summary>
    /// <exception cref="BringUpFailedException">The peer's key changed at a time when it must not.</exception>
    public async Task<string> ReasonAsync(BringUpWork work, FortiOsError error, RetryContext retry)
    {
        if (error.Kind != FortiOsErrorKind.Untrusted)
        {
            return error.ToString();
        }

        var mismatch = $"{work.State.Host} has another key than the one pinned for {work.Id}; no secret was sent";
        if (!BringUpRules.MayRepin(work.State, work.Now))
        {
            metrics.PinChanged();
            logger.PinChanged(work.Id.Value, work.State.Host);
            throw new BringUpFailedException(BringUpFailure.TlsPinMismatch, mismatch);
        }

        var peer = await LookAsync(work, retry);
        if (peer.Value is not { } seen)
        {
            return peer.Error!.ToString();
        }

        await work.SaveAsync(work.State with { Pin = seen.Key, RepinnedAfter = work.State.LicenseSentAt }, retry);
        return "the license changed the firewall's certificate, and its new key is pinned";
    }

    private Task<FortiOsResult<Peer>> LookAsync(BringUpWork work, RetryContext retry) =>
        connectToAnyone(new FortiOsAddress(work.State.Host, port)).LookAsync(retry.CancellationToken);
}
