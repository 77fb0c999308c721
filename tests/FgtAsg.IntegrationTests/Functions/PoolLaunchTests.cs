using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>What launches get of the pools, and when they get nothing.</summary>
public sealed class PoolLaunchTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    [SandboxFact]
    public async Task Launch_WithPools_IsNamedLicensedAndTagged()
    {
        var fleet = await StartPoolFleetAsync();

        var (id, answer) = await LaunchWithPoolsAsync(fleet);

        // The longest free.
        Assert.Equal(("FGVM001", "fgt-001"), (Text(answer, "license"), Text(answer, "hostname")));
        var tags = fleet.Cloud.Instances.Single(i => i.Id == id).Tags;
        Assert.Equal(("fgt-001", "fgt-001", "FGVM001"), (tags["Name"], tags["Hostname"], tags["License"]));
        Assert.Equal(InstanceStates.InService, (await fleet.ReadTableAsync(Timeout)).Instance(id)?.State);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_SameEventTwiceAtOnce_OneLicenceAndOneName()
    {
        var fleet = await StartPoolFleetAsync();
        var (_, launch) = await LaunchOneAsync(fleet);

        var both = await Task.WhenAll(InvokeAsync(fleet, launch), InvokeAsync(fleet, launch));

        Assert.All(both, b => Assert.Equal("completed", Text(b.Answer, "status")));
        Assert.Single(both.Select(b => (Text(b.Answer, "license"), Text(b.Answer, "hostname"))).Distinct());
        Assert.Single((await fleet.ReadTableAsync(Timeout)).Licenses, item => item.IsHeld);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_LicenceThatCoolsDown_IsGivenOnlyAfterwards()
    {
        var fleet = await StartPoolFleetAsync(licenses: 1, hostnames: 1);
        var (first, _) = await LaunchWithPoolsAsync(fleet);
        await InvokeAsync(fleet, await TerminateAsync(fleet, first));
        await AssertNothingLeftAsync(fleet, first, "FGVM001", "fgt-001");

        var (_, launch) = await LaunchOneAsync(fleet);
        var (_, tooEarly) = await InvokeAsync(fleet, launch);

        Assert.Equal(("abandoned", "ABANDON", null), (Text(tooEarly, "status"), Text(tooEarly, "lifecycleActionResult"), Text(tooEarly, "license")));
        Assert.Contains("no licence is free: the next one cools down until 20", Text(tooEarly, "reason"), StringComparison.Ordinal);
        await AssertInvariantsAsync(fleet);
        Assert.Empty(OwnInterfaces(fleet));

        await PoolItems.MakeAvailableAsync(fleet, "license#FGVM001", Timeout);
        var (_, later) = await LaunchWithPoolsAsync(fleet);

        Assert.Equal(("FGVM001", "fgt-001"), (Text(later, "license"), Text(later, "hostname")));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_NameWasJustGivenBack_GetsIt()
    {
        var fleet = await StartPoolFleetAsync(licenses: 2, hostnames: 1);
        var (first, _) = await LaunchWithPoolsAsync(fleet);
        var (_, launch) = await LaunchOneAsync(fleet);
        await InvokeAsync(fleet, await TerminateAsync(fleet, first));

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal(("completed", "FGVM002", "fgt-001"), (Text(answer, "status"), Text(answer, "license"), Text(answer, "hostname")));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_PoolsExhaustedAndToBeContinued_IsLetInWithoutAndSaysSo()
    {
        var options = WithPools with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["license_exhausted"] = "continue" } };
        var fleet = await StartPoolFleetAsync(licenses: 0, hostnames: 0, options: options);

        var (id, answer) = await LaunchWithPoolsAsync(fleet);

        Assert.Equal((null, null), (Text(answer, "license"), Text(answer, "hostname")));
        Assert.Equal(
            [$"no licence is free, and {id} is in service without", $"no hostname is free, and {id} is in service without"],
            answer["warnings"]!.AsArray().Select(w => w!.GetValue<string>()));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task LaunchEvent_AfterTheTerminateEvent_CreatesNothing()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        var (_, terminated) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));
        Assert.Equal("completed", Text(terminated, "status"));

        await AssertCreatesNothingAsync(fleet, launch, id);
        await AssertEndedAsync(fleet, id);
    }

    [SandboxFact]
    public async Task LaunchEvent_WhileTheTerminateRuns_CreatesNothing()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        // The instance runs for as long as its terminate hook waits: only its record tells.
        var stall = new Stall();
        fleet.Aws.Faults.Add("autoscaling", "CompleteLifecycleAction", stall);
        var terminating = InvokeAsync(fleet, await TerminateAsync(fleet, id));
        await stall.WaitForCallAsync(Timeout);

        await AssertCreatesNothingAsync(fleet, launch, "its record says Terminated");

        stall.Release();
        Assert.Equal("CONTINUE", Text((await terminating).Answer, "lifecycleActionResult"));
        await AssertEndedAsync(fleet, id);
    }

    private async Task AssertCreatesNothingAsync(Fleet fleet, CloudEvent launch, string reason)
    {
        fleet.Aws.Calls.Clear();

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal("abandoned", Text(answer, "status"));
        Assert.Contains(reason, Text(answer, "reason"), StringComparison.Ordinal);
        string[] creating = ["CreateNetworkInterface", "AllocateAddress", "CreateTags", "Query", "TransactWriteItems", "ChangeResourceRecordSets"];
        Assert.DoesNotContain(fleet.Aws.Calls.Snapshot(), call => creating.Contains(call.Action, StringComparer.Ordinal));
    }

    private async Task AssertEndedAsync(Fleet fleet, string instanceId)
    {
        await AssertInvariantsAsync(fleet);
        var pools = await fleet.ReadTableAsync(Timeout);
        Assert.DoesNotContain(pools.Items, item => item.IsHeld);
        Assert.Equal(InstanceStates.Terminated, pools.Instance(instanceId)?.State);
    }
}
