using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Scripts;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>A VPC that is there before examples/existing-vpc, made by network.py.</summary>
internal static class ExistingVpc
{
    /// <summary>Makes one in the AWS of a root module, and writes the values that lead to it beside that.</summary>
    /// <returns>These values.</returns>
    public static async Task<JsonNode> MakeAsync(TerraformRoot root, CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Terraform", "network.py");
        var (exitCode, output, error) = await Script.RunAsync(
            MotoPython.Path, [script], root.AwsEnvironment, directory: null, cancellationToken);
        Assert.True(exitCode == 0, error);
        await File.WriteAllTextAsync(Path.Combine(root.RootDirectory, "vpc.auto.tfvars.json"), output, cancellationToken);
        return JsonNode.Parse(output)!;
    }
}
