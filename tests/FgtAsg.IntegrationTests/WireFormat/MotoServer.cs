using System.Diagnostics;
using System.Globalization;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>A moto server of this test's own.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, int port)
    {
        _process = process;
        Endpoint = $"http://127.0.0.1:{port}";
    }

    public string Endpoint { get; }

    public static async Task<MotoServer> StartAsync(CancellationToken cancellationToken)
    {
        var process = Python.Start("moto_server.py");
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (int.TryParse(line, CultureInfo.InvariantCulture, out var port))
        {
            // Whatever moto logs must not fill the pipe.
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            return new MotoServer(process, port);
        }

        throw new InvalidOperationException($"moto did not start: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
