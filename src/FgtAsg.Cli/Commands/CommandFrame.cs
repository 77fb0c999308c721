namespace FgtAsg.Cli.Commands;

/// <summary>Runs a command. Turns each exception into one line on standard error and an exit code.</summary>
internal static class CommandFrame
{
    /// <param name="command">Must have cleaned up when its task ends, also when it throws.</param>
    /// <param name="cancellationToken">Canceled by Ctrl-C. After that, every exception counts as a result of Ctrl-C.</param>
    public static async Task<int> RunAsync(StandardStreams streams, Func<Task<int>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command();
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            await TellAsync(streams.Error, $"{Problem.ToolName}: Canceled. Nothing is left running.", e);
            return ExitCode.Canceled;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            await TellAsync(streams.Error, Problem.Describe(e), e);
            return ExitCode.CannotRun;
        }
    }

    /// <summary>Whether to print stack traces, see <see cref="Problem.TraceVariable"/>.</summary>
    public static bool Traces => Environment.GetEnvironmentVariable(Problem.TraceVariable) is not (null or "" or "0");

    private static async Task TellAsync(TextWriter error, string line, Exception exception)
    {
        await error.WriteLineAsync(line);
        if (Traces)
        {
            await error.WriteLineAsync(exception.ToString());
        }
    }
}
