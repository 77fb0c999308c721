using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>Runs the Python scripts of this folder.</summary>
internal static class Python
{
    private static Process Start(string script) => Process.Start(new ProcessStartInfo(MotoPython.Path)
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "WireFormat", script) },
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>A call for boto3.</summary>
    public static JsonObject Call(string service, string operation, JsonNode? parameters = null) => new()
    {
        ["service"] = service,
        ["operation"] = operation,
        ["params"] = parameters ?? new JsonObject(),
    };

    /// <summary>
    /// Makes the calls with boto3, one after the other, and returns its responses. For an error, returns its <c>Error</c>.
    /// </summary>
    public static Task<JsonArray> ReadAsync(Uri endpoint, params JsonNode[] calls) => AskAsync(
        new JsonObject { ["kind"] = "read", ["endpoint"] = endpoint.ToString(), ["calls"] = new JsonArray(calls) },
        CancellationToken.None);

    /// <summary>Sends one request to <c>wire.py</c>.</summary>
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
}
