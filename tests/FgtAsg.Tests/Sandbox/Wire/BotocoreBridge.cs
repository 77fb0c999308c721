using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>Calls the wire as botocore would: its serializer makes the form, its parser reads the answer.</summary>
internal sealed class BotocoreBridge(QueryService service) : IDisposable
{
    private readonly Process _python = Process.Start(
        new ProcessStartInfo(MotoPython.Path, [Path.Combine(AppContext.BaseDirectory, "Sandbox", "Wire", "botocore_bridge.py")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>What botocore reads in the answer; an error is its <c>Error</c> member.</summary>
    public async Task<JsonNode> CallAsync(string serviceName, string operation, JsonObject? parameters = null)
    {
        var made = await AskAsync(new JsonObject
        {
            ["service"] = serviceName,
            ["operation"] = operation,
            ["parameters"] = parameters ?? [],
        });
        var form = WireHandler.ParseForm((string)made["form"]!);
        var response = await service.HandleAsync(serviceName, form, CancellationToken.None);
        var read = await AskAsync(new JsonObject
        {
            ["service"] = serviceName,
            ["operation"] = operation,
            ["status"] = response.StatusCode,
            ["body"] = Encoding.UTF8.GetString(response.Body.Span),
        });
        return read["answer"]!;
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }

    private async Task<JsonNode> AskAsync(JsonObject question)
    {
        await _python.StandardInput.WriteLineAsync(question.ToJsonString());
        await _python.StandardInput.FlushAsync();
        return JsonNode.Parse(
            await _python.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bridge to botocore ended."))!;
    }
}
