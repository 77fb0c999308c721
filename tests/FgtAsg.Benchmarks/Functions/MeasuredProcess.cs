using System.Collections.Concurrent;
using System.Diagnostics;
using FgtAsg.Benchmarks.Commands;
using FgtAsg.Sandbox.LambdaHost;

namespace FgtAsg.Benchmarks.Functions;

/// <summary>One process of the function with its own Lambda Runtime API, and no delay between the two.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly FunctionHostOptions _options;
    private readonly RuntimeApi _api;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private MeasuredProcess(FunctionHostOptions options, RuntimeApi api) => (_options, _api) = (options, api);

    public int Id => _process!.Id;

    public static async Task<MeasuredProcess> CreateAsync(
        FunctionHostOptions options, FunctionBuild build, CancellationToken cancellationToken)
    {
        var own = options with { FunctionAssembly = build.Program };
        return new MeasuredProcess(own, await RuntimeApi.StartAsync(own, cancellationToken));
    }

    /// <summary>Starts the process while the event is already waiting, as in a cold start.</summary>
    /// <returns>The time from the start to the answer.</returns>
    public async Task<TimeSpan> StartAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var invocation = Offer(payload);
        var info = Info();
        var started = TimeProvider.System.GetTimestamp();
        _process = Process.Start(info) ?? throw new CannotRunException($"{info.FileName} did not start.");
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return await AnswerAsync(invocation, started, cancellationToken);
    }

    /// <returns>The time from the event's arrival to the answer.</returns>
    public async Task<TimeSpan> InvokeAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        return await AnswerAsync(Offer(payload), started, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        await _api.DisposeAsync();
    }

    private PendingInvocation Offer(byte[] payload)
    {
        var invocation = new PendingInvocation(Guid.NewGuid().ToString(), payload, TimeProvider.System.GetUtcNow() + _options.Timeout);
        _api.Offer(invocation);
        return invocation;
    }

    private async Task<TimeSpan> AnswerAsync(PendingInvocation invocation, long started, CancellationToken cancellationToken)
    {
        var exited = _process!.WaitForExitAsync(cancellationToken);
        var first = Task.WhenAny(invocation.Answered, _api.InitError, exited);
        if (await first.WaitAsync(Longest, TimeProvider.System, cancellationToken) != invocation.Answered)
        {
            throw new CannotRunException($"The function ended without an answer: {string.Join('\n', _output.TakeLast(10))}");
        }

        var elapsed = TimeProvider.System.GetElapsedTime(started);
        var answer = await invocation.Answered;
        BenchFleet.EnsureCompleted(System.Text.Encoding.UTF8.GetString(answer.Payload));
        return elapsed;
    }

    private ProcessStartInfo Info()
    {
        var assembly = _options.FunctionAssembly;
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var info = assembly.EndsWith(".dll", StringComparison.Ordinal)
            ? new ProcessStartInfo(host, [assembly])
            : new ProcessStartInfo(assembly);
        info.UseShellExecute = false;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.Environment.Clear();
        foreach (var (name, value) in FunctionEnvironment.Of(_options, _api.Authority, environmentId: 1))
        {
            info.Environment[name] = value;
        }

        return info;
    }
}
