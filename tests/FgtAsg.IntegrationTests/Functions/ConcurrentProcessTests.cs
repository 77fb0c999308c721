using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Several processes of the function at once, with nothing but AWS between them.</summary>
public sealed class ConcurrentProcessTests : PoolFleetTest
{
    [Fact]
    public async Task Launch_SameEventTwiceAtOnce_OneSetOfResourcesOneLicenseAndOneName()
    {
        var fleet = await StartPoolFleetAsync();
        var (_, launch) = await LaunchOneAsync(fleet);

        var both = await Task.WhenAll(InvokeAsync(fleet, launch), InvokeAsync(fleet, launch));

        Assert.All(both, b => Assert.Equal("completed", Text(b.Answer, "status") ?? b.Result.ErrorMessage));
        Assert.Single(both, b => Text(b.Answer, "lifecycleActionResult") == "CONTINUE");
        Assert.Single(both.Select(b => (Text(b.Answer, "license"), Text(b.Answer, "hostname"))).Distinct());
        Assert.Single(OwnAddresses(fleet));
        Assert.Equal(2, OwnInterfaces(fleet).Count());
        Assert.Single((await fleet.ReadTableAsync(Timeout)).Licenses, item => item.IsHeld);
        await AssertInvariantsAsync(fleet);
        Assert.Equal(2, fleet.Function.ProcessIds.Count);
    }

    [Fact]
    public async Task StateChangeAndLateHook_AtOnce_LeaveNothing()
    {
        var fleet = await StartPoolFleetAsync(cloud: QuickCloud with { HooksForLostInstances = true });
        var (id, _) = await LaunchWithPoolsAsync(fleet);
        fleet.TerminateInConsole(id);
        var changed = await StateChangeAsync(fleet, id, "terminated");
        var hook = await EventAsync(fleet, TerminateEvent, id);

        var both = await Task.WhenAll(InvokeAsync(fleet, changed), InvokeAsync(fleet, hook));

        Assert.All(both, b => Assert.Equal("completed", Text(b.Answer, "status") ?? b.Result.ErrorMessage));
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }
}
