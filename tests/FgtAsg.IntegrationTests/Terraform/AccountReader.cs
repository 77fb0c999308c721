using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Scripts;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Reads an AWS account without Terraform, with boto3 in account.py.</summary>
internal sealed class AccountReader(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>The account's resources by kind: Terraform's resource types, and the resources that Auto Scaling creates.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> InventoryAsync(CancellationToken cancellationToken) =>
        (await AskAsync(cancellationToken, "inventory")).AsObject().ToDictionary(
            kind => kind.Key,
            IReadOnlySet<string> (kind) => kind.Value!.AsArray().Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>A deployed function and its surroundings, as AWS's answers describe them.</summary>
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
