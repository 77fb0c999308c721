using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Firewalls that are ended in the console, past their group.</summary>
public sealed class ConsoleTerminationTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    private static CloudOptions WithLateHooks => QuickCloud with { HooksForLostInstances = true };

    [SandboxTheory]
    [InlineData("shutting-down")]
    [InlineData("terminated")]
    public async Task StateChange_Alone_FreesEverythingOfTheInstanceAndNothingElse(string state)
    {
        var fleet = await StartPoolFleetAsync();
        var (goes, _) = await LaunchWithPoolsAsync(fleet);
        var (stays, _) = await LaunchWithPoolsAsync(fleet);
        fleet.TerminateInConsole(goes);

        var (_, answer) = await InvokeAsync(fleet, await StateChangeAsync(fleet, goes, state));

        Assert.Equal(
            ("completed", "terminate", goes, "FGVM001", "fgt-001"),
            (Text(answer, "status"), Text(answer, "action"), Text(answer, "instanceId"), Text(answer, "license"), Text(answer, "hostname")));
        await AssertNothingLeftAsync(fleet, goes, "FGVM001", "fgt-001");
        Assert.Equal([stays], (await fleet.ReadTrackFileAsync(Timeout)).Content!.Select(e => e.Key));
        Assert.DoesNotContain(fleet.Delivery.Pending, e => e.DetailType == TerminateEvent);
    }

    [SandboxFact]
    public async Task StateChange_BothOfThem_TheSecondFindsNothingToDo()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, _) = await LaunchWithPoolsAsync(fleet);
        fleet.TerminateInConsole(id);
        await InvokeAsync(fleet, await StateChangeAsync(fleet, id, "shutting-down"));

        var (_, answer) = await InvokeAsync(fleet, await StateChangeAsync(fleet, id, "terminated"));

        Assert.Equal("completed", Text(answer, "status"));
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }

    [SandboxTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StateChangeAndLateHook_InEitherOrder_EndTheSame(bool hookFirst)
    {
        var fleet = await StartPoolFleetAsync(cloud: WithLateHooks);
        var (id, _) = await LaunchWithPoolsAsync(fleet);
        fleet.TerminateInConsole(id);
        var changed = await StateChangeAsync(fleet, id, "terminated");
        var hook = await EventAsync(fleet, TerminateEvent, id);

        foreach (var next in hookFirst ? [hook, changed] : (CloudEvent[])[changed, hook])
        {
            var (result, answer) = await InvokeAsync(fleet, next);
            Assert.True(answer is not null, result.ErrorMessage);
            Assert.Equal("completed", Text(answer, "status"));
        }

        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }

    [SandboxFact]
    public async Task StateChangeAndLateHook_AtOnce_EndTheSame()
    {
        var fleet = await StartPoolFleetAsync(cloud: WithLateHooks);
        var (id, _) = await LaunchWithPoolsAsync(fleet);
        fleet.TerminateInConsole(id);
        var changed = await StateChangeAsync(fleet, id, "terminated");
        var hook = await EventAsync(fleet, TerminateEvent, id);

        var both = await Task.WhenAll(InvokeAsync(fleet, changed), InvokeAsync(fleet, hook));

        Assert.All(both, b => Assert.Equal("completed", Text(b.Answer, "status") ?? b.Result.ErrorMessage));
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }

    [SandboxFact]
    public async Task StateChange_OfAForeignInstance_IsIgnored()
    {
        var fleet = await StartPoolFleetAsync();
        await LaunchWithPoolsAsync(fleet);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["aws:autoscaling:groupName"] = "another-group", ["Name"] = "fgt-001" };
        foreach (var foreign in (string[])[fleet.Cloud.RunInstance(fleet.Network.Subnets["untrust"]["us-east-1a"]), fleet.Cloud.RunInstance(fleet.Network.Subnets["untrust"]["us-east-1b"], tags)])
        {
            fleet.TerminateInConsole(foreign);

            var (_, answer) = await InvokeAsync(fleet, await StateChangeAsync(fleet, foreign, "shutting-down"));

            Assert.Equal(("ignored", foreign), (Text(answer, "status"), Text(answer, "instanceId")));
            Assert.Contains("does not belong to fgt-asg-demo", Text(answer, "reason"), StringComparison.Ordinal);
        }

        await AssertInvariantsAsync(fleet);
        Assert.Equal(2, OwnInterfaces(fleet).Count());
    }

    [SandboxFact]
    public async Task StateChange_ByItself_IsDeliveredAndLeavesNothing()
    {
        var fleet = await StartPoolFleetAsync(options: WithPools with { AutomaticDelivery = true });
        var id = fleet.Launch(1).Single();
        await fleet.WhenAtRestAsync(Timeout);
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));

        fleet.TerminateInConsole(id);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.All(fleet.Delivery.Records, r => Assert.True(r.Result?.Succeeded, r.Result?.Attempts[^1].ErrorMessage));
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }
}
