using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Scripts;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// terraform/examples/complete as its users deploy it: both scripts, Terraform and the AWS provider, against a moto of its own; then the function at
/// work as it was deployed; then the removal.
/// </summary>
/// <remarks>One test, as each part needs the one before: an apply takes a minute, in most of which the provider waits by the clock (the bucket's lifecycle
/// rules have to be seen five times, ten seconds apart).</remarks>
[Trait(Category.Name, Category.Full)]
public sealed class ExampleTests : IAsyncLifetime
{
    private const string Region = "us-east-1";

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(15), TimeProvider.System);
    private MotoServer? _moto;
    private TerraformRoot? _root;

    public async Task InitializeAsync()
    {
        if (ToolCheck.SkipReason(Tools.Shell | Tools.Moto | Tools.AwsCli | Tools.Terraform) is not null)
        {
            return;
        }

        var source = Path.Combine(Repository.Root, "terraform");
        _moto = await MotoServer.StartAsync(
            new Dictionary<string, string> { ["PYTHONPATH"] = Path.Combine(source, "tests", "moto") }, _timeout.Token);
        _root = await TerraformRoot.CreateAsync(source, "examples/complete", _moto.Endpoint, Region, new Dictionary<string, string>
        {
            ["image_id"] = "ami-0123456789abcdef0",
            ["lambda_zip_path"] = (await Packages.ReadyToRunAsync()).ZipPath,
            // Providers before 6 do not know dotnet10.
            ["lambda_runtime"] = "dotnet8",
            ["licenses_required"] = "true",
            ["keep_data"] = "false",
        });
    }

    public async Task DisposeAsync()
    {
        _root?.Dispose();
        if (_moto is not null)
        {
            await _moto.DisposeAsync();
        }

        _timeout.Dispose();
    }

    [ToolFact(Tools.Shell | Tools.Moto | Tools.AwsCli | Tools.Terraform)]
    public async Task Example_DeployedUsedAndDestroyed_ServesItsFirewallsAndLeavesNothing()
    {
        var account = new AccountReader(_root!.AwsEnvironment);
        await PrepareAsync();
        var before = await account.InventoryAsync(_timeout.Token);

        await _root.RunAsync(0, _timeout.Token, "apply", "-auto-approve", "-input=false", "-no-color");
        await _root.RunAsync(0, _timeout.Token, "plan", "-detailed-exitcode", "-input=false", "-no-color");
        var made = await account.InventoryAsync(_timeout.Token);
        Leftovers.AssertAllIsLookedFor(await _root.ShowAsync(_timeout.Token), before, made);

        var deployment = new Deployment(await account.FunctionAsync("fgt-edge", _timeout.Token));
        var outputs = JsonNode.Parse(await _root.RunAsync(0, _timeout.Token, "output", "-json", "fleet"))!;
        DeployedFunction.AssertIsAsConfigured(deployment, outputs, (await Packages.ReadyToRunAsync()).ZipPath);
        DeployedFunction.AssertEventsReachIt(deployment);
        await UseAsync(deployment);

        await _root.RunAsync(0, _timeout.Token, "destroy", "-auto-approve", "-input=false", "-no-color");
        Leftovers.AssertNone(before, made, await account.InventoryAsync(_timeout.Token));
    }

    /// <summary>The state's bucket and lock table, and Terraform told of them.</summary>
    private async Task PrepareAsync()
    {
        var (exitCode, output, error) = await Script.RunAsync(
            Script.PathOf(Script.AwsInit), ["--directory", _root!.RootDirectory], _root.AwsEnvironment, directory: null, _timeout.Token);
        Assert.True(exitCode == 0, output + error);
        await _root.RunAsync(0, _timeout.Token, "init", "-input=false", "-no-color", "-backend-config=use_path_style=true");
    }

    /// <summary>The deployed function, on the deployed bucket and table: licences come in, the group's firewalls come up, one goes.</summary>
    private async Task UseAsync(Deployment deployment)
    {
        await using var fleet = await DeployedFleet.StartAsync(
            deployment, _moto!, Region, (await Packages.ReadyToRunAsync()).UnpackedDirectory, _timeout.Token);
        await Task.WhenAll(Enumerable.Range(1, 3).Select(i => fleet.PutLicenseFileAsync($"FGVM{i:00}.lic", _timeout.Token)));
        Assert.Empty(await fleet.CheckAtRestAsync(_timeout.Token));
        Assert.Equal(3, (await fleet.ReadTableAsync(_timeout.Token)).Licenses.Count);

        fleet.Cloud.SetDesiredCapacity(fleet.GroupName, (int)deployment.Group["DesiredCapacity"]!);
        Assert.Empty(await fleet.CheckAtRestAsync(_timeout.Token));
        var members = fleet.Cloud.Groups.Single().Members.ToList();
        Assert.Equal([LifecycleStates.InService, LifecycleStates.InService], members.Select(m => m.LifecycleState));
        Assert.Equal(members.Select(m => m.InstanceId).Order(), (await fleet.ReadTrackFileAsync(_timeout.Token)).Content!.Select(e => e.Key).Order());
        Assert.Equal([0, 1, 2, 0, 1, 2], members.SelectMany(m => IndicesOf(fleet, m.InstanceId)));
        Assert.Equal(2, fleet.Cloud.Addresses.Count);

        var goes = members[0].InstanceId;
        fleet.Cloud.TerminateInstanceInGroup(goes);
        Assert.Empty(await fleet.CheckAtRestAsync(_timeout.Token));
        Assert.Equal([members[1].InstanceId], (await fleet.ReadTrackFileAsync(_timeout.Token)).Content!.Select(e => e.Key));
        Assert.Equal([0, 1, 2], fleet.Cloud.NetworkInterfaces.Select(i => i.Attachment!.DeviceIndex).Order());
        Assert.Single(fleet.Cloud.Addresses);
        Assert.Equal(InstanceStates.Terminated, (await fleet.ReadTableAsync(_timeout.Token)).Instance(goes)!.State);

        // The deployed rules let through all that a rule for everything of this group would.
        var all = EventRule.ForGroup(fleet.GroupName);
        Assert.Equal(
            fleet.Raised.Where(e => all.Any(rule => rule.IsMatch(e))).Select(NameOf).Order(StringComparer.Ordinal),
            fleet.Delivery.Records.Select(r => r.Event).Where(e => e.Source != "aws.s3").Select(NameOf).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<int> IndicesOf(DeployedFleet fleet, string instanceId) =>
        fleet.Cloud.NetworkInterfaces.Where(i => i.Attachment?.InstanceId == instanceId).Select(i => i.Attachment!.DeviceIndex).Order();

    private static string NameOf(CloudEvent cloudEvent) => $"{cloudEvent.DetailType} {cloudEvent.Id}";
}
