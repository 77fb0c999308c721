using System.Runtime.InteropServices;
using FgtAsg.LambdaRuntime.Errors;
using FgtAsg.LambdaRuntime.Execution;

namespace FgtAsg.LambdaRuntime.Hosting;

/// <summary>The outermost frame of a function's <c>Main</c> method.</summary>
public static class LambdaProgram
{
    /// <summary>
    /// Runs <paramref name="main"/> within the function's memory limit. SIGTERM (Lambda's shutdown) and SIGINT cancel its token. An
    /// exception is written as one line to standard error.
    /// </summary>
    /// <returns>The process's exit code: 0 after a clean end, 1 after an exception.</returns>
    public static async Task<int> RunAsync(Func<CancellationToken, Task> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        using var shutdown = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        return await RunAsync(
            token =>
            {
                MemoryLimit.Apply(new LambdaEnvironment(SystemEnvironmentVariables.Instance));
                return main(token);
            },
            Console.Error,
            shutdown.Token);

        void OnSignal(PosixSignalContext signal)
        {
            signal.Cancel = true;
            shutdown.Cancel();
        }
    }

    internal static async Task<int> RunAsync(Func<CancellationToken, Task> main, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await main(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception)
        {
            var report = ErrorReport.From(exception);
            var line = $"{report.ErrorType}: {report.ErrorMessage}".ReplaceLineEndings(" ");
            await error.WriteLineAsync(line.AsMemory(), CancellationToken.None);
            return 1;
        }
    }
}
