using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FgtAsg.Sandbox.Http;

/// <summary>
/// A minimal HTTP server on a free port of 127.0.0.1. It reads no configuration and no environment variables, and writes no log.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, Uri endpoint)
    {
        _application = application;
        Endpoint = endpoint;
    }

    /// <summary><c>http://127.0.0.1:port</c></summary>
    public Uri Endpoint { get; }

    /// <exception cref="SandboxUnavailableException">The system does not assign a port.</exception>
    public static async Task<LoopbackServer> StartAsync(
        RequestDelegate handler, Action<KestrelServerLimits> configure, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port: 0);
            configure(kestrel.Limits);
        });

        // When the server stops, no caller needs the response of its long poll any more.
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        var application = builder.Build();
        application.Run(handler);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            await application.DisposeAsync();
            if (exception is IOException or SocketException)
            {
                throw new SandboxUnavailableException($"A local server could not be started on 127.0.0.1: {exception.Message}", exception);
            }

            throw;
        }

        return new LoopbackServer(application, new Uri(application.Urls.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
