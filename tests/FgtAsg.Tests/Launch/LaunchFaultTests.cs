using FgtAsg.Sandbox.Model;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Launch;

/// <summary>One fault at every AWS call of a launch in turn: whichever it is, the fleet comes to rest whole.</summary>
public sealed class LaunchFaultTests
{
    public static TheoryData<string> Deaths => FleetFaults.Deaths;

    public static TheoryData<string> Transients => FleetFaults.Transients;

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task Launch_ProcessDiesAtAnyCall_IsFinishedByTheNextDelivery(string death) => FleetFaults.AtEveryCallAsync(death, async gate =>
    {
        var fleet = new Fleet(new FastClock());
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);
        Assert.Null(await fleet.DeliverAsync(launch));

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, neighbour, id);
    });

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task Launch_ProcessDiesAtAnyCallAndTheInstanceIsGivenUp_LeavesNothing(string death) => FleetFaults.AtEveryCallAsync(death, async gate =>
    {
        var fleet = new Fleet(new FastClock());
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);
        fleet.Cloud.TerminateInstanceInGroup(id);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    });

    [Theory]
    [MemberData(nameof(Transients))]
    public Task Launch_TransientFaultAtAnyCall_IsFinishedByTheSameDelivery(string fault) => FleetFaults.AtEveryCallAsync(fault, async gate =>
    {
        var fleet = new Fleet(new FastClock());
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();

        Assert.Contains("\"status\":\"completed\"", await fleet.InvokeAsync(fleet.StartFunction(gate), launch), StringComparison.Ordinal);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, neighbour, id);
    });

    [Theory]
    [MemberData(nameof(Transients))]
    public Task Launch_TransientFaultWhileDescribesLag_ComesToRestWhole(string fault) => FleetFaults.AtEveryCallAsync(fault, async gate =>
    {
        var fleet = new Fleet(new FastClock(), new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(3) });
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);

        await fleet.SettleAsync();
        AssertInServiceOrGone(fleet, id);
    });

    [Fact]
    public Task Launch_CallIsRefused_IsInServiceWholeOrGoneWhole() => FleetFaults.AtEveryCallAsync(FleetFaults.FatalBefore, async gate =>
    {
        var fleet = new Fleet(new FastClock());
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);

        await fleet.SettleAsync();
        AssertInServiceOrGone(fleet, id, neighbour);
    });

    /// <summary>A permission that is missing in all calls of one kind: nothing half-made is left where it can be undone.</summary>
    [Theory]
    [InlineData("CreateNetworkInterface")]
    [InlineData("AttachNetworkInterface")]
    [InlineData("ModifyNetworkInterfaceAttribute")]
    [InlineData("AllocateAddress")]
    [InlineData("AssociateAddress")]
    [InlineData("DescribeAddresses")]
    [InlineData("PutObject")]
    [InlineData("GetObjectTagging")]
    public async Task Launch_PermissionIsMissing_AbandonsAndFreesEverythingOnceItIsGranted(string operation)
    {
        var fleet = new Fleet(new FastClock());
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();
        var gate = new CallGate { Before = call => call.Operation == operation ? AwsFault.Fatal(call) : null };

        await fleet.DeliverAsync(launch, gate);
        await fleet.DeliverAsync(launch);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, neighbour);
        Assert.Equal("ABANDON", fleet.Cloud.LifecycleActions.Single(a => a.InstanceId == id && a.HookName == "launch").Result);
    }

    private static void AssertInServiceOrGone(Fleet fleet, string id, params string[] others)
    {
        var isInService = fleet.Cloud.Groups[0].Members.Any(m => m.InstanceId == id);
        FleetAssert.AtRest(fleet, isInService ? [.. others, id] : others);
    }
}
