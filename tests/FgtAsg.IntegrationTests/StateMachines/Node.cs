using System.Diagnostics;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>Runs <c>interpreter.mjs</c>.</summary>
internal static class Node
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string input, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [NodePackages.FileOf("interpreter.mjs"), NodePackages.Folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
