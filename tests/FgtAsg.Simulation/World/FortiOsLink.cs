using System.Globalization;
using System.Net;
using Amazon.Runtime;
using FgtAsg.FortiOs;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.FortiOs;

namespace FgtAsg.Simulation.World;

/// <summary>
/// The network between a function process and the simulated FortiGates. Every exchange passes the process's gate, so a fault may strike it
/// like a call of AWS.
/// </summary>
internal sealed class FortiOsLink(FortiGates units, ICallGate gate, TimeProvider time) : IFortiOsConnection
{
    public async Task<Exchange> ExchangeAsync(
        FortiOsAddress address, PeerTrust trust, FortiOsRequest request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(ExchangeLimits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var isSent = false;
        try
        {
            var operation = request.ToString().Replace("/api/v2/", "", StringComparison.Ordinal);
            return await gate.CallAsync("fortios", operation, request, Effect, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return isSent ? Cut() : new Exchange.Failed(ExchangeFailure.Silent, "there was no connection in time", Peer: null);
        }
        catch (IOException)
        {
            return Cut();
        }
        // The faults of the simulation are those of AWS's services.
        catch (AmazonServiceException e)
        {
            return isSent ? Cut()
                : e.StatusCode == HttpStatusCode.ServiceUnavailable
                    ? new Exchange.Answered(503, [], ReadOnlyMemory<byte>.Empty, new Peer("a proxy", IssuerKey: null))
                    : new Exchange.Failed(ExchangeFailure.Refused, "the connection was refused", Peer: null);
        }

        Task<Exchange> Effect()
        {
            isSent = true;
            return Task.FromResult(Answer(units.Exchange(
                address.Host,
                address.Port,
                new UnitRequest(request.Method, request.Path, request.Headers, request.Body ?? default, request.ContentType),
                peer => trust.Accepts(new Peer(peer.Key, peer.IssuerKey)))));
        }
    }

    private static Exchange.Failed Cut() => new(ExchangeFailure.Cut, "the connection ended before the answer", Peer: null);

    private static Exchange Answer(UnitAnswer answer) => answer switch
    {
        UnitAnswer.Answered { Body.Length: > ExchangeLimits.Bytes } long_ => new Exchange.Failed(
            ExchangeFailure.TooLong,
            string.Create(CultureInfo.InvariantCulture, $"the answer has more than {ExchangeLimits.Bytes} bytes"),
            PeerOf(long_.Peer)),
        UnitAnswer.Answered answered => new Exchange.Answered(answered.Status, answered.Headers, answered.Body, PeerOf(answered.Peer)),
        UnitAnswer.Refused => new Exchange.Failed(ExchangeFailure.Refused, "the connection was refused", Peer: null),
        UnitAnswer.Silent => new Exchange.Failed(ExchangeFailure.Silent, "there was no connection in time", Peer: null),
        UnitAnswer.Untrusted untrusted => new Exchange.Failed(ExchangeFailure.Untrusted, "nothing was sent", PeerOf(untrusted.Peer)),
        UnitAnswer.NotHttp garbage => new Exchange.Failed(ExchangeFailure.NotHttp, "the answer is not HTTP", PeerOf(garbage.Peer)),
        UnitAnswer.Cut cut => new Exchange.Failed(ExchangeFailure.Cut, "the connection ended before the answer", PeerOf(cut.Peer)),
        _ => throw new InvalidOperationException($"There is no exchange for {answer}."),
    };

    private static Peer PeerOf(UnitPeer peer) => new(peer.Key, peer.IssuerKey);
}
