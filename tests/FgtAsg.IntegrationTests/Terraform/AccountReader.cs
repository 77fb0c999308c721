using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Scripts;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Reads an AWS account past Terraform: with boto3, by account.py.</summary>
internal sealed class AccountReader(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>What there is, by kind: Terraform's resource types, and what Auto Scaling makes without Terraform.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> InventoryAsync(CancellationToken cancellationToken) =>
        (await AskAsync(cancellationToken, "inventory")).AsObject().ToDictionary(
            kind => kind.Key,
            IReadOnlySet<string> (kind) => kind.Value!.AsArray().Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>How a function is deployed, in the words of AWS's own answers.</summary>
    public Task<JsonNode> FunctionAsync(string name, CancellationToken cancellationToken) => AskAsync(cancellationToken, "function", name);

    private async Task<JsonNode> AskAsync(CancellationToken cancellationToken, params string[] question)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Terraform", "account.py");
        var (exitCode, output, error) = await Script.RunAsync(
            MotoPython.Path, [script, .. question], environment, directory: null, cancellationToken);
        Assert.True(exitCode == 0, error);
        return JsonNode.Parse(output)!;
    }
}
