using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets.Pools;
using static FgtAsg.IntegrationTests.Terraform.Deployment;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// Deploys terraform/examples/existing-vpc as users do, with licenses, in an existing VPC. Then destroys it and keeps the licenses.
/// </summary>
[Trait(Category.Name, Category.Full)]
public sealed class ExistingVpcTests : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(15), TimeProvider.System);

    public void Dispose() => _timeout.Dispose();

    [ToolFact(Tools.Shell | Tools.Moto | Tools.AwsCli | Tools.Terraform)]
    public async Task Example_DeployedInAVpcAndDestroyed_LeavesTheVpcAndItsData()
    {
        await using var example = await DeployedExample.StartAsync(
            "examples/existing-vpc", new Dictionary<string, string> { ["instance_type"] = "c7g.xlarge" }, _timeout.Token);
        var vpc = await ExistingVpc.MakeAsync(example.Root, _timeout.Token);
        await example.DeployAsync();
        AssertIsInVpc(await example.ReadAsync(), vpc);

        // As the example's README says: first upload the licenses while the group is empty, then scale the group out.
        var file = Path.Combine(example.Root.RootDirectory, "FGVM01.lic");
        await File.WriteAllTextAsync(file, LicenseText.Of("FGVM01"), _timeout.Token);
        var folder = (await example.TerraformAsync("output", "-raw", "license_folder")).Trim();
        await example.AwsAsync("s3", "cp", file, folder);
        var grown = await example.ApplyAsync("-var", "min_size=2");
        Assert.Contains("Resources: 0 added, 1 changed, 0 destroyed.", grown, StringComparison.Ordinal);

        await example.RunWrittenAsync("terraform state rm");
        await example.DestroyAsync();
        await example.AssertLeftAsync("aws_dynamodb_table", "aws_s3_bucket");
        Assert.Contains("FGVM01.lic", await example.AwsAsync("s3", "ls", folder), StringComparison.Ordinal);
        await AssertIsProtectedAsync(example, new Uri(folder).Host);
    }

    private static void AssertIsInVpc(Deployment deployment, JsonNode vpc)
    {
        Assert.StartsWith("FortiGate-VMARM64-AWS build2795 (7.4.8) GA", Text(deployment.Image, "Name"), StringComparison.Ordinal);
        Assert.Equal("0", deployment.Group["DesiredCapacity"]!.ToString());
        Assert.Equal(Ids(vpc, "untrust"), Text(deployment.Group, "VPCZoneIdentifier").Split(',').Order(StringComparer.Ordinal));
        var interfaces = JsonNode.Parse(deployment.Settings["network_interfaces"])!;
        foreach (var role in new[] { "trust", "mgmt" })
        {
            var subnets = interfaces[role]!["subnet_id_map"]!.AsObject();
            Assert.Equal(["us-east-1a", "us-east-1b"], subnets.Select(s => s.Key).Order(StringComparer.Ordinal));
            Assert.Equal(Ids(vpc, role), subnets.Select(s => s.Value!.GetValue<string>()).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Asserts that the kept bucket is still private and versioned.</summary>
    private static async Task AssertIsProtectedAsync(DeployedExample example, string bucket)
    {
        Assert.Contains("Enabled", await example.AwsAsync("s3api", "get-bucket-versioning", "--bucket", bucket), StringComparison.Ordinal);
        Assert.Contains("OnlyTls", await example.AwsAsync("s3api", "get-bucket-policy", "--bucket", bucket), StringComparison.Ordinal);
        var access = JsonNode.Parse(await example.AwsAsync("s3api", "get-public-access-block", "--bucket", bucket))!;
        Assert.All(
            access["PublicAccessBlockConfiguration"]!.AsObject(), setting => Assert.True(setting.Value!.GetValue<bool>(), setting.Key));
    }

    private static IEnumerable<string> Ids(JsonNode vpc, string role) =>
        List(vpc[$"{role}_subnet_ids"]).Select(id => id.GetValue<string>()).Order(StringComparer.Ordinal);
}
