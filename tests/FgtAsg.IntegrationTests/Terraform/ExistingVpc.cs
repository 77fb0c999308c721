using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Scripts;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>A VPC that exists before examples/existing-vpc is deployed. network.py creates it.</summary>
internal static class ExistingVpc
{
    /// <summary>Creates the VPC in the AWS of a root module, and writes a variables file for it into the module's folder.</summary>
    /// <returns>The values of the variables.</returns>
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
