using System.Net;
using System.Net.Sockets;
using System.Text;
using FgtAsg.FortiOs;

namespace FgtAsg.Tests.FortiOs;

/// <summary>Exchanges over real TLS connections on this machine.</summary>
public sealed class DirectConnectionTests
{
    private const string Secret = "Correct-horse-7-battery";
    private const string Good = "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\n{}";

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(700);

    private static readonly FortiOsRequest Request = new("POST", "/api/v2/authentication")
    {
        Headers = [KeyValuePair.Create("X-CSRFTOKEN", "token")],
        Body = Encoding.UTF8.GetBytes(Secret),
        ContentType = "application/json",
    };

    [Fact]
    public async Task PinnedKey_GetsTheRequest_AndItsAnswerHasTheCookies()
    {
        var certificate = TestCertificates.SelfSigned();
        using var server = new TlsServer(certificate, TlsServer.Answer(Good));

        var exchange = await SendAsync(server, new PeerTrust([PeerKeys.KeyOf(certificate)]));

        var answered = Assert.IsType<Exchange.Answered>(exchange);
        Assert.Equal((200, "{}"), (answered.Status, Encoding.UTF8.GetString(answered.Body.Span)));
        Assert.Equal(["a=1", "b=2"], answered.Headers.Where(header => header.Key == "Set-Cookie").Select(header => header.Value));
        Assert.Equal(new Peer(PeerKeys.KeyOf(certificate), IssuerKey: null), answered.Peer);
        Assert.StartsWith("POST /api/v2/authentication HTTP/1.1\r\n", server.Received, StringComparison.Ordinal);
        Assert.Contains("X-CSRFTOKEN: token", server.Received, StringComparison.Ordinal);
        Assert.EndsWith(Secret, server.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherKey_GetsNothing()
    {
        var certificate = TestCertificates.SelfSigned();
        using var server = new TlsServer(certificate, TlsServer.Answer(Good));

        var exchange = await SendAsync(server, new PeerTrust(["another key"]));

        var failed = Assert.IsType<Exchange.Failed>(exchange);
        Assert.Equal((ExchangeFailure.Untrusted, PeerKeys.KeyOf(certificate)), (failed.Kind, failed.Peer?.Key));
        Assert.Equal("", server.Received);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        using var server = new TlsServer(
            TestCertificates.SelfSigned(),
            TlsServer.Answer("HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));

        Assert.Equal(302, Assert.IsType<Exchange.Answered>(await SendAsync(server)).Status);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", ExchangeFailure.Cut)]
    [InlineData("HTTP/1.1 200 OK\r\n", ExchangeFailure.Cut)]
    [InlineData("", ExchangeFailure.Cut)]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n", ExchangeFailure.NotHttp)]
    internal async Task BrokenAnswer_IsAFailure(string answer, ExchangeFailure expected)
    {
        using var server = new TlsServer(TestCertificates.SelfSigned(), TlsServer.Answer(answer));

        Assert.Equal(expected, Assert.IsType<Exchange.Failed>(await SendAsync(server)).Kind);
    }

    [Theory]
    [InlineData(ExchangeLimits.Bytes, true)]
    [InlineData(ExchangeLimits.Bytes + 1, false)]
    public async Task LongAnswer_IsReadUpToTheLimit(int bytes, bool isRead)
    {
        using var server = new TlsServer(
            TestCertificates.SelfSigned(),
            TlsServer.Answer($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{new string('x', bytes)}"));

        var exchange = await SendAsync(server);

        Assert.Equal(isRead, exchange is Exchange.Answered { Body.Length: ExchangeLimits.Bytes });
        Assert.Equal(isRead ? null : ExchangeFailure.TooLong, (exchange as Exchange.Failed)?.Kind);
    }

    [Fact]
    public async Task LongHeaders_AreTooLong()
    {
        using var server = new TlsServer(
            TestCertificates.SelfSigned(), TlsServer.Answer($"HTTP/1.1 200 OK\r\nX: {new string('x', 200_000)}\r\n\r\n"));

        Assert.Equal(ExchangeFailure.TooLong, Assert.IsType<Exchange.Failed>(await SendAsync(server)).Kind);
    }

    /// <summary>The request may have had its effect.</summary>
    [Fact]
    public async Task SlowAnswer_EndsAtTheLimit()
    {
        using var server = new TlsServer(TestCertificates.SelfSigned(), _ => Task.Delay(2 * Short, TimeProvider.System));

        var failed = Assert.IsType<Exchange.Failed>(await SendAsync(server, limit: Short));

        Assert.Equal((ExchangeFailure.Cut, "there was no answer in time"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task NothingListens_IsRefused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new FortiOsAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        listener.Stop();

        var exchange = await new DirectConnection().ExchangeAsync(address, PeerTrust.Anyone, Request, CancellationToken.None);

        Assert.Equal(ExchangeFailure.Refused, Assert.IsType<Exchange.Failed>(exchange).Kind);
    }

    /// <summary>A connection that nobody accepts: nothing was sent.</summary>
    [Fact]
    public async Task NoTls_IsSilent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new FortiOsAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

        var exchange = await new DirectConnection(limit: Short).ExchangeAsync(
            address, PeerTrust.Anyone, Request, CancellationToken.None);

        Assert.Equal(ExchangeFailure.Silent, Assert.IsType<Exchange.Failed>(exchange).Kind);
    }

    [Fact]
    public async Task Cancellation_EndsTheExchange()
    {
        using var server = new TlsServer(TestCertificates.SelfSigned(), _ => Task.Delay(2 * Short, TimeProvider.System));
        using var cancelled = new CancellationTokenSource(Short / 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DirectConnection().ExchangeAsync(
            server.Address, PeerTrust.Anyone, Request, cancelled.Token));
    }

    private static Task<Exchange> SendAsync(TlsServer server, PeerTrust? trust = null, TimeSpan? limit = null) =>
        new DirectConnection(limit: limit).ExchangeAsync(server.Address, trust ?? PeerTrust.Anyone, Request, CancellationToken.None);
}
