using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FgtAsg.FortiOs;

namespace FgtAsg.Tests.FortiOs;

/// <summary>A TLS server on this machine with a certificate of its own. It keeps what it received, and answers as the test says.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SslStreamCertificateContext _certificate;
    private readonly StringBuilder _received = new();
    private readonly Func<Stream, Task> _answer;
    private readonly Task _serving;

    /// <param name="answer">Answers one request, after its headers and body have arrived.</param>
    public TlsServer(X509Certificate2 certificate, Func<Stream, Task> answer)
    {
        _answer = answer;
        _certificate = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        _listener.Start();
        _serving = ServeAsync();
    }

    public FortiOsAddress Address => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>What came after the TLS handshake.</summary>
    public string Received
    {
        get
        {
            lock (_received)
            {
                return _received.ToString();
            }
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _serving.Wait();
    }

    public static Func<Stream, Task> Answer(string text) => stream => stream.WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask();

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                await using var tls = new SslStream(connection.GetStream());
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _certificate });
                if (await ReadAsync(tls))
                {
                    await _answer(tls);
                }
            }
            // A client that does not trust the certificate ends the connection.
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                continue;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    /// <returns>False if the client sent nothing.</returns>
    private async Task<bool> ReadAsync(Stream stream)
    {
        var buffer = new byte[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            lock (_received)
            {
                _received.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }

            if (IsWhole(Received))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Length = "Content-Length: ";
        var at = text.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0 || text.Length >= end + 4 + int.Parse(
            text[(at + Length.Length)..text.IndexOf('\r', at)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
