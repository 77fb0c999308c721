namespace FgtAsg.Cli.Commands;

/// <summary>What all commands have in common: whatever goes wrong becomes one line on standard error and an exit code.</summary>
internal static class CommandFrame
{
    /// <param name="streams">The line goes to standard error.</param>
    /// <param name="command">Has cleaned up when it ends.</param>
    /// <param name="cancellationToken">Ctrl-C. Once it was pressed, every exception is a consequence of that.</param>
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

    /// <summary>Whether the user asked for stack traces.</summary>
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
