using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>Runs this folder's scripts.</summary>
internal static class Python
{
    private static readonly Lazy<string?> Missing = new(Look);

    /// <summary>Why tests that need Python cannot run here; null where they can, and in CI, where they must.</summary>
    public static string? WhyMissing => Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing.Value;

    public static Process Start(string script) => Process.Start(new ProcessStartInfo("python3")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "WireFormat", script) },
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Puts one question to <c>wire.py</c>.</summary>
    public static async Task<JsonArray> AskAsync(JsonObject question, CancellationToken cancellationToken)
    {
        using var process = Start("wire.py");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(question.ToJsonString().AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"wire.py: {await errors}");
        return JsonNode.Parse(answer)!.AsArray();
    }

    private static string? Look()
    {
        const string Check = "import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, ('boto3', 'moto', 'flask'))))";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3") { ArgumentList = { "-c", Check } })!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "python3 is here, but boto3 or moto[server] is not.";
        }
        catch (Win32Exception)
        {
            return "python3 is not here.";
        }
    }
}
