using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>An HTTPS proxy for the sandbox, which only speaks HTTP. It passes on every byte unchanged.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _lifetime = new();
    private readonly X509Certificate2 _certificate;
    private readonly Task _accepting;
    private int _handshakes;

    public TlsFront()
    {
        _certificate = CreateCertificate();
        CertificateFile = Path.GetTempFileName();
        File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary><c>https://127.0.0.1:port</c></summary>
    public string Endpoint => $"https://{_listener.LocalEndpoint}";

    /// <summary>The self-signed certificate as a PEM file. A client with this <c>SSL_CERT_FILE</c> trusts <see cref="Endpoint"/>.</summary>
    public string CertificateFile { get; }

    /// <summary>The HTTP endpoint behind the proxy.</summary>
    public Uri? Target { get; set; }

    /// <summary>The number of connections whose client accepted the certificate.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _certificate.Dispose();
        _lifetime.Dispose();
        File.Delete(CertificateFile);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=sandbox", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_lifetime.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(_lifetime.Token))
        {
            try
            {
                await using var secure = new SslStream(client.GetStream());
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, over.Token);
                await server.ConnectAsync(IPAddress.Loopback, Target!.Port, over.Token);
                await using var plain = server.GetStream();
                var both = new[] { PumpAsync(secure, plain, over.Token), PumpAsync(plain, secure, over.Token) };

                // In TLS 1.3 the server's handshake ends before the client has checked the certificate. So a connection counts only when
                // the client then sends data.
                await Task.WhenAny(both);
                await over.CancelAsync();
                await Task.WhenAll(both);
            }
            catch (Exception exception) when (
                exception is IOException or SocketException or OperationCanceledException
                    or System.Security.Authentication.AuthenticationException)
            {
                // The client refused the certificate, or one side closed the connection. Both are normal.
            }
        }
    }

    private async Task PumpAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var first = from is SslStream;
        int count;
        while ((count = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (first)
            {
                first = false;
                Interlocked.Increment(ref _handshakes);
            }

            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            await to.FlushAsync(cancellationToken);
        }
    }
}
