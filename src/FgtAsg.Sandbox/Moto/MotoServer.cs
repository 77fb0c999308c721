using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace FgtAsg.Sandbox.Moto;

/// <summary>
/// A moto process on a free loopback port. It serves what the sandbox does not simulate itself, and may be shared by several sandboxes.
/// It ends when it is disposed, and when this process ends, however that happens.
/// </summary>
public sealed class MotoServer : IAsyncDisposable
{
    /// <summary>The version that is installed where there is none. Any 5.x that is there already is used as it is.</summary>
    public const string MotoVersion = "5.2.1";

    private const int ErrorLines = 20;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Queue<string> _errors = new();
    private readonly TimeProvider _timeProvider;
    private bool _disposed;

    private MotoServer(Process process, TimeProvider timeProvider)
    {
        _process = process;
        _timeProvider = timeProvider;
    }

    /// <summary><c>http://127.0.0.1:port</c>, without a path.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    public int ProcessId { get; private init; }

    /// <summary>Whether moto can be started without installing anything. Takes about half a second.</summary>
    public static async Task<bool> IsAvailableAsync(MotoServerOptions? options = null, CancellationToken cancellationToken = default) =>
        await new MotoPython(options ?? new MotoServerOptions()).FindAsync(cancellationToken) is not null;

    /// <summary>Makes sure that moto is there, installing it where it is not, so that a later start needs no more than a second or two.</summary>
    /// <exception cref="MotoUnavailableException">There is no Python, or moto could not be installed.</exception>
    public static async Task PrepareAsync(MotoServerOptions? options = null, CancellationToken cancellationToken = default) =>
        await new MotoPython(options ?? new MotoServerOptions()).FindOrInstallAsync(cancellationToken);

    /// <exception cref="MotoUnavailableException">moto is not there and could not be installed, or it did not start in time.</exception>
    public static async Task<MotoServer> StartAsync(MotoServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MotoServerOptions();
        var python = await new MotoPython(options).FindOrInstallAsync(cancellationToken);
        var process = Process.Start(StartInfo(python, options.Environment))
            ?? throw new MotoUnavailableException($"{python} did not start.");

        var server = new MotoServer(process, options.TimeProvider) { ProcessId = process.Id };
        try
        {
            await server.WaitUntilReadyAsync(options.StartTimeout, cancellationToken);
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

    private static ProcessStartInfo StartInfo(string python, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(python, ["-u", "-c", Launcher()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    internal static string Launcher()
    {
        using var resource = typeof(MotoServer).Assembly.GetManifestResourceStream("FgtAsg.Sandbox.Moto.launcher.py")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private async Task WaitUntilReadyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        _process.ErrorDataReceived += (_, line) => KeepError(line.Data);
        _process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(timeout, _timeProvider);
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
            throw new MotoUnavailableException($"moto did not answer within {timeout.TotalSeconds:0} s. {Errors()}", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new MotoUnavailableException($"moto started and does not answer: {exception.Message} {Errors()}", exception);
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
        throw new MotoUnavailableException($"moto ended while starting, with exit code {_process.ExitCode}. {Errors()}");
    }

    private async Task StopAsync()
    {
        // The launcher ends when its standard input does.
        _process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(StopTimeout, _timeProvider);
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
