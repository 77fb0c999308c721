using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace FgtAsg.FortiOs;

/// <summary>
/// Connects from this process. Each exchange has a TLS connection of its own, whose peer is checked before the request is sent.
/// </summary>
/// <param name="time">Measures the limit.</param>
/// <param name="limit">The longest exchange; null for <see cref="ExchangeLimits.Time"/>.</param>
internal sealed class DirectConnection(TimeProvider? time = null, TimeSpan? limit = null) : IFortiOsConnection
{
    private const int BufferSize = 16 * 1024;

    public async Task<Exchange> ExchangeAsync(
        FortiOsAddress address, PeerTrust trust, FortiOsRequest request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit ?? ExchangeLimits.Time, time ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var check = new PeerCheck(trust);
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = check.IsAccepted,
            },
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var message = MessageOf(address, request);
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(response, check.Seen!, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return check.IsPassed
                ? new Exchange.Failed(ExchangeFailure.Cut, "there was no answer in time", check.Seen)
                : new Exchange.Failed(ExchangeFailure.Silent, "there was no connection in time", check.Seen);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return FailureOf(e, check);
        }
    }

    private static HttpRequestMessage MessageOf(FortiOsAddress address, FortiOsRequest request)
    {
        var message = new HttpRequestMessage(
            new HttpMethod(request.Method), new Uri(new UriBuilder("https", address.Host, address.Port).Uri, request.Path));
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType!);
        }

        return message;
    }

    private static async Task<Exchange> ReadAsync(HttpResponseMessage response, Peer peer, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new MemoryStream();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > ExchangeLimits.Bytes)
            {
                return new Exchange.Failed(ExchangeFailure.TooLong, $"the answer has more than {ExchangeLimits.Bytes} bytes", peer);
            }

            body.Write(buffer, 0, read);
        }

        IReadOnlyList<KeyValuePair<string, string>> headers =
        [
            .. response.Headers.Concat(response.Content.Headers)
                .SelectMany(header => header.Value, (header, value) => KeyValuePair.Create(header.Key, value)),
        ];
        return new Exchange.Answered((int)response.StatusCode, headers, body.ToArray(), peer);
    }

    /// <summary>The texts name no header and no content, because both can hold secrets.</summary>
    private static Exchange.Failed FailureOf(Exception e, PeerCheck check) => e switch
    {
        _ when check.IsRefused =>
            new(ExchangeFailure.Untrusted, "the peer has another key than the pinned one, so nothing was sent", check.Seen),
        _ when !check.IsPassed => e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
            ? new(ExchangeFailure.Refused, "the connection was refused", Peer: null)
            : new(ExchangeFailure.Silent, "no TLS connection was established", check.Seen),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
            new(ExchangeFailure.NotHttp, "the answer is not HTTP", check.Seen),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(ExchangeFailure.TooLong, "the answer's headers are too long", check.Seen),
        _ => new(ExchangeFailure.Cut, "the connection ended before the answer", check.Seen),
    };

    /// <summary>Decides during the TLS handshake, before a byte of the request is sent.</summary>
    private sealed class PeerCheck(PeerTrust trust)
    {
        public Peer? Seen { get; private set; }

        public bool IsPassed { get; private set; }

        public bool IsRefused => Seen is not null && !IsPassed;

        public bool IsAccepted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            // The device's certificate is its own, so the system's authorities say nothing about it. The pin does.
            if (certificate is not X509Certificate2 leaf)
            {
                return false;
            }

            Seen = PeerKeys.Of(leaf, chain?.ChainPolicy.ExtraStore ?? []);
            return IsPassed = trust.Accepts(Seen);
        }
    }
}
