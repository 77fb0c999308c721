using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Scripts;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using static FgtAsg.IntegrationTests.Terraform.Deployment;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// Deploys terraform/examples/complete as users do, runs the deployed function, and destroys the deployment. The first destroy is refused
/// because of the data in the bucket.
/// </summary>
/// <remarks>
/// This is one test because each part needs the one before. An apply takes a minute, mostly waiting: the provider must see the bucket's
/// lifecycle rules five times, ten seconds apart.
/// </remarks>
[Trait(Category.Name, Category.Full)]
public sealed class ExampleTests : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(15), TimeProvider.System);

    public void Dispose() => _timeout.Dispose();

    [ToolFact(Tools.Shell | Tools.Moto | Tools.AwsCli | Tools.Terraform)]
    public async Task Example_DeployedUsedAndDestroyed_ServesItsFirewallsAndLeavesNothing()
    {
        await using var example = await DeployedExample.StartAsync(
            "examples/complete", new Dictionary<string, string> { ["licenses"] = "{ required = true }" }, _timeout.Token);
        await example.DeployAsync();
        var deployment = await example.ReadAsync();
        // With licenses, the example uses the image for BYOL.
        Assert.StartsWith("FortiGate-VM64-AWS build2795 (7.4.8) GA", Text(deployment.Image, "Name"), StringComparison.Ordinal);
        DeployedFunction.AssertIsAsConfigured(
            deployment,
            await example.ReadPlannedSettingsAsync(),
            await example.ReadOutputsAsync(),
            (await Packages.ReadyToRunAsync()).ZipPath);
        DeployedFunction.AssertEventsReachIt(deployment);
        await UseAsync(example.Moto, deployment);

        // keep_data is true by default, and the bucket has the licenses and the track file.
        var refused = await example.TryToDestroyAsync();
        Assert.Contains("BucketNotEmpty", refused, StringComparison.Ordinal);
        await example.AssertLeftAsync("aws_dynamodb_table", "aws_s3_bucket");
        var applied = await example.RunWrittenAsync("terraform apply -var keep_data=false");
        Assert.Contains("Resources: 0 added, 2 changed, 0 destroyed.", applied, StringComparison.Ordinal);
        await example.AssertLeftAsync("aws_dynamodb_table", "aws_s3_bucket");
        await example.DestroyAsync();
        await example.AssertLeftAsync();
    }

    /// <summary>
    /// Runs the deployed function on the deployed bucket and table: adds licenses, launches firewalls, and terminates one.
    /// </summary>
    private async Task UseAsync(MotoServer moto, Deployment deployment)
    {
        await using var fleet = await DeployedFleet.StartAsync(
            deployment, moto, DeployedExample.Region, (await Packages.ReadyToRunAsync()).UnpackedDirectory, _timeout.Token);
        await Task.WhenAll(Enumerable.Range(1, 3).Select(i => fleet.PutLicenseFileAsync($"FGVM{i:00}.lic", _timeout.Token)));
        Assert.Empty(await fleet.CheckAtRestAsync(_timeout.Token));
        Assert.Equal(3, (await fleet.ReadTableAsync(_timeout.Token)).Licenses.Count);

        fleet.Cloud.SetDesiredCapacity(fleet.GroupName, (int)deployment.Group["DesiredCapacity"]!);
        Assert.Empty(await fleet.CheckAtRestAsync(_timeout.Token));
        var members = fleet.Cloud.Groups.Single().Members.ToList();
        Assert.Equal([LifecycleStates.InService, LifecycleStates.InService], members.Select(m => m.LifecycleState));
        Assert.Equal(
            members.Select(m => m.InstanceId).Order(),
            (await fleet.ReadTrackFileAsync(_timeout.Token)).Content!.Select(e => e.Key).Order());
        Assert.Equal([0, 1, 2, 0, 1, 2], members.SelectMany(m => IndicesOf(fleet, m.InstanceId)));
        Assert.Equal(2, fleet.Cloud.Addresses.Count);

        var goes = members[0].InstanceId;
        fleet.Cloud.TerminateInstanceInGroup(goes);
        Assert.Empty(await fleet.CheckAtRestAsync(_timeout.Token));
        Assert.Equal([members[1].InstanceId], (await fleet.ReadTrackFileAsync(_timeout.Token)).Content!.Select(e => e.Key));
        Assert.Equal([0, 1, 2], fleet.Cloud.NetworkInterfaces.Select(i => i.Attachment!.DeviceIndex).Order());
        Assert.Single(fleet.Cloud.Addresses);
        Assert.Equal(InstanceStates.Terminated, (await fleet.ReadTableAsync(_timeout.Token)).Instance(goes)!.State);

        // The deployed rules match all events that a rule for the whole group would match.
        var all = EventRule.ForGroup(fleet.GroupName);
        Assert.Equal(
            fleet.Raised.Where(e => all.Any(rule => rule.IsMatch(e))).Select(NameOf).Order(StringComparer.Ordinal),
            fleet.Delivery.Records.Select(r => r.Event).Where(e => e.Source != "aws.s3").Select(NameOf).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<int> IndicesOf(DeployedFleet fleet, string instanceId) =>
        fleet.Cloud.NetworkInterfaces.Where(i => i.Attachment?.InstanceId == instanceId).Select(i => i.Attachment!.DeviceIndex).Order();

    private static string NameOf(CloudEvent cloudEvent) => $"{cloudEvent.DetailType} {cloudEvent.Id}";
}
