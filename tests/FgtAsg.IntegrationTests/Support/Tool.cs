using System.Diagnostics;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>Runs a command to its end.</summary>
internal static class Tool
{
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        string command, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(new ProcessStartInfo(command, arguments) { WorkingDirectory = Repository.Root }, cancellationToken);

    /// <param name="cancellationToken">Kills the process.</param>
    /// <param name="input">The standard input; null to inherit that of the tests.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        ProcessStartInfo start, CancellationToken cancellationToken, string? input = null)
    {
        start.RedirectStandardInput = input is not null;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }

            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
