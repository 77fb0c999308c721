using FgtAsg.IntegrationTests.Recycle;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>
/// The native executable can do every job. Its build trims the framework and the SDK, and a part that is missing shows only at run time.
/// </summary>
[Trait(Category.Name, Category.Full)]
public sealed class NativeJobTests(NativeBuild build) : PoolFleetTest, IClassFixture<NativeBuild>
{
    private string Executable => Path.Combine(build.Zip.UnpackedDirectory, "FgtAsg");

    [ToolFact(Tools.Shell | Tools.NativeCompiler)]
    public async Task Function_WithPoolsAStartCommandAndSnapshots_Works()
    {
        var fleet = await StartPoolFleetAsync(options: WithPools with
        {
            FunctionAssembly = Executable,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["start_command_document"] = "firewall-start",
                ["snapshot_regions"] = "us-east-1",
            },
        });

        var (id, launched) = await LaunchWithPoolsAsync(fleet);
        var (_, started) = await InvokeAsync(fleet, await StateChangeAsync(fleet, id, "running"));
        var (_, snapshots) = await InvokeAsync(fleet, """{"action":"snapshot","time":"2026-03-01T03:00:00Z"}""");
        var (_, swept) = await InvokeAsync(fleet, """{"action":"sweep"}""");
        var (_, terminated) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Equal(id, Assert.Single(fleet.Aws.SystemsManager.Commands).InstanceIds.Single());
        Assert.Single(fleet.Cloud.Snapshots);
        Assert.All([started, snapshots, swept, terminated], answer => Assert.Equal("completed", Text(answer, "status")));
        await AssertNothingLeftAsync(fleet, id, Text(launched, "license")!, Text(launched, "hostname")!);
    }

    [ToolFact(Tools.Shell | Tools.NativeCompiler)]
    public async Task Function_RecyclesTheFleet()
    {
        var fleet = await StartFleetAsync(QuickCloud, new FleetOptions
        {
            FunctionAssembly = Executable,
            RecycleTags = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["autorecycle_recycle_on_asg_update"] = "true",
                ["autorecycle_strategy"] = "out-in",
            },
            Group = group => group with { MinSize = 1, MaxSize = 4, DesiredCapacity = 1, ReplacesLostInstances = true },
        });
        await fleet.WhenAtRestAsync(Timeout);
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.Options.GroupName, new LaunchTemplateVersionSpecification());
        await using var run = new RecycledFleet(fleet, new VirtualClock(TimeProvider.System.GetUtcNow()), Timeout);

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        await fleet.WhenAtRestAsync(Timeout);
        Assert.Equal("2", Assert.Single((await run.DescribeAsync()).Instances).LaunchTemplate.Version);
        await AssertInvariantsAsync(fleet);
    }

    [ToolFact(Tools.Shell | Tools.NativeCompiler)]
    public async Task Function_TrustedTlsCertificate_Works()
    {
        await using var front = new TlsFront();
        var fleet = await StartBehindAsync(front, ("SSL_CERT_FILE", front.CertificateFile));

        var id = await LaunchIntoServiceAsync(fleet);
        var (_, answer) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Equal("completed", Text(answer, "status"));
        Assert.True(front.Handshakes > 0);
        await AssertInvariantsAsync(fleet);
    }

    [ToolFact(Tools.Shell | Tools.NativeCompiler)]
    public async Task Function_OtherTlsCertificate_IsRefused()
    {
        await using var front = new TlsFront();
        var fleet = await StartBehindAsync(front);

        var (_, launch) = await LaunchOneAsync(fleet);
        var (result, _) = await InvokeAsync(fleet, launch);

        Assert.NotNull(result.FunctionError);
        Assert.Contains("certificate", $"{result.ErrorMessage} {string.Join('\n', result.LogLines)}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, front.Handshakes);
    }

    private async Task<Fleet> StartBehindAsync(TlsFront front, (string Name, string Value)? variable = null)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_ENDPOINT_URL"] = front.Endpoint };
        if (variable is { } set)
        {
            environment[set.Name] = set.Value;
        }

        var fleet = await StartFleetAsync(options: new FleetOptions
        {
            AutomaticDelivery = false,
            FunctionAssembly = Executable,
            FunctionTimeout = TimeSpan.FromSeconds(30),
            Environment = environment,
        });
        front.Target = fleet.Aws.Endpoint;
        return fleet;
    }
}
