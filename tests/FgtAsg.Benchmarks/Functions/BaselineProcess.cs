using System.Diagnostics;
using FgtAsg.Benchmarks.Commands;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.TestSupport;

namespace FgtAsg.Benchmarks.Functions;

/// <summary>Runs <c>baseline.py</c>, which makes a launch's calls one after another with boto3, in a new interpreter.</summary>
internal sealed class BaselineProcess(string python, FunctionHostOptions options)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "baseline.py");

    /// <summary>Uses the boto3 that is installed with moto.</summary>
    /// <exception cref="CannotRunException">moto is not installed.</exception>
    public static BaselineProcess Create(FunctionHostOptions options) =>
        MotoPython.Problem is { } problem ? throw new CannotRunException(problem) : new BaselineProcess(MotoPython.Path, options);

    /// <returns>The time from the start to the answer, and the process's resource usage until then.</returns>
    public async Task<(TimeSpan Time, ProcessUsage Usage)> RunAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var info = Info();
        var line = System.Text.Encoding.UTF8.GetString(payload).ReplaceLineEndings(" ");
        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(info) ?? throw new CannotRunException($"{python} did not start.");
        try
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            var answer = await process.StandardOutput.ReadLineAsync(cancellationToken);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            if (answer is null)
            {
                throw new CannotRunException($"baseline.py failed: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
            }

            BenchFleet.EnsureCompleted(answer);
            return (elapsed, ProcessUsage.Of(process.Id));
        }
        finally
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
        }
    }

    private ProcessStartInfo Info()
    {
        var info = new ProcessStartInfo(python, [Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        info.Environment.Clear();
        foreach (var (name, value) in FunctionEnvironment.Of(options, runtimeApi: "", environmentId: 1))
        {
            info.Environment[name] = value;
        }

        return info;
    }
}
