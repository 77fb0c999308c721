using System.Diagnostics;
using System.Text.Json;

namespace FgtAsg.IntegrationTests.Moto;

/// <summary>
/// A moto process on a free loopback port. It ends when it is disposed, and whenever this process ends, also if it is killed.
/// </summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private const int ErrorLines = 20;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private static readonly Lazy<Task<MotoServer>> TheShared = new(() => StartAsync());

    private readonly Process _process;
    private readonly Queue<string> _errors = new();
    private bool _disposed;

    private MotoServer(Process process) => _process = process;

    /// <summary>
    /// A server that all tests share. As tests run in parallel, buckets and tables need unique names. It ends with this process.
    /// </summary>
    public static Task<MotoServer> SharedAsync() => TheShared.Value;

    /// <summary><c>http://127.0.0.1:port</c>, without a path.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <param name="environment">
    /// Environment variables in addition to those of this process, such as a <c>PYTHONPATH</c> with a <c>sitecustomize.py</c> that
    /// changes moto.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">moto is not installed, or did not start in time.</exception>
    public static async Task<MotoServer> StartAsync(
        IReadOnlyDictionary<string, string>? environment = null, CancellationToken cancellationToken = default)
    {
        var process = Process.Start(StartInfo(MotoPython.Path, environment))!;
        var server = new MotoServer(process);
        try
        {
            await server.WaitUntilReadyAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string python, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(python, ["-u", Launcher()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string Launcher() => Path.Combine(AppContext.BaseDirectory, "Moto", "launcher.py");

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        _process.ErrorDataReceived += (_, line) => KeepError(line.Data);
        _process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(StartTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            Endpoint = new Uri($"http://127.0.0.1:{await ReadPortAsync(either.Token)}");
            using var client = new HttpClient();
            using var answer = await client.GetAsync(new Uri(Endpoint, "/moto-api/data.json"), either.Token);
            answer.EnsureSuccessStatusCode();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"moto did not answer within {StartTimeout.TotalSeconds:0} s. {Errors()}", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new InvalidOperationException($"moto started and does not answer: {exception.Message} {Errors()}", exception);
        }
    }

    private async Task<int> ReadPortAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("{\"port\":", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(line);
                return json.RootElement.GetProperty("port").GetInt32();
            }
        }

        await _process.WaitForExitAsync(cancellationToken);
        throw new InvalidOperationException($"moto ended while starting, with exit code {_process.ExitCode}. {Errors()}");
    }

    private async Task StopAsync()
    {
        // The launcher ends when its standard input is closed.
        _process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(StopTimeout);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private void KeepError(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > ErrorLines)
            {
                _errors.Dequeue();
            }
        }
    }

    private string Errors()
    {
        lock (_errors)
        {
            return _errors.Count == 0 ? "" : $"It said: {string.Join('\n', _errors)}";
        }
    }
}
