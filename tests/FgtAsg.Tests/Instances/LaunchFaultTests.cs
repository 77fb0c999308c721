using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>One fault at every AWS call of a launch in turn: whichever it is, the fleet comes to rest whole.</summary>
public sealed class LaunchFaultTests
{
    public static TheoryData<string> Deaths => FleetFaults.Deaths;

    public static TheoryData<string> Transients => FleetFaults.Transients;

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task Launch_ProcessDiesAtAnyCall_IsFinishedByTheNextDelivery(string death) => FleetFaults.AtEveryCallAsync(death, async gate =>
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
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
        var fleet = new SimulatedFleet(Clocks.Fast());
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
        var fleet = new SimulatedFleet(Clocks.Fast());
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
        var fleet = new SimulatedFleet(Clocks.Fast(), new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(3) });
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);

        await fleet.SettleAsync();
        AssertInServiceOrGone(fleet, id);
    });

    [Fact]
    public Task Launch_CallIsRefused_IsInServiceWholeOrGoneWhole() => FleetFaults.AtEveryCallAsync(FleetFaults.FatalBefore, async gate =>
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);

        await fleet.SettleAsync();
        AssertInServiceOrGone(fleet, id, neighbour);
    });

    /// <summary>A permission that is missing in all calls of one kind: nothing half-made is left where it can be undone.</summary>
    /// <param name="operation">The permission.</param>
    /// <param name="result">ABANDON where the launch cannot do without; CONTINUE where it can, or where nothing can be decided without.</param>
    [Theory]
    [InlineData("CreateNetworkInterface", "ABANDON")]
    [InlineData("AttachNetworkInterface", "ABANDON")]
    [InlineData("ModifyNetworkInterfaceAttribute", "ABANDON")]
    [InlineData("AllocateAddress", "ABANDON")]
    [InlineData("AssociateAddress", "ABANDON")]
    [InlineData("DescribeAddresses", "CONTINUE")]
    [InlineData("GetObject", "ABANDON")]
    [InlineData("PutObject", "ABANDON")]
    [InlineData("PutObjectTagging", "ABANDON")]
    [InlineData("GetObjectTagging", "CONTINUE")]
    [InlineData("RecordLifecycleActionHeartbeat", "CONTINUE")]
    [InlineData("DescribeAutoScalingInstances", "CONTINUE")]
    [InlineData("CompleteLifecycleAction", "CONTINUE")]
    public async Task Launch_PermissionIsMissing_IsWholeOrGoneOnceItIsGranted(string operation, string result)
    {
        // Slow enough for heartbeats.
        var fleet = new SimulatedFleet(Clocks.Fast(), new CloudOptions { InstanceStartDelay = TimeSpan.FromSeconds(40) });
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();

        await fleet.DeliverAsync(launch, Denying(operation));
        await fleet.DeliverAsync(launch);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, result == "CONTINUE" ? [neighbour, id] : [neighbour]);
        Assert.Equal(result, fleet.Cloud.LifecycleActions.Single(a => a.InstanceId == id && a.HookName == "launch").Result);
    }

    /// <summary>A first launch need not look for addresses. A clean-up must: what it may not see it reports, and frees once it may.</summary>
    [Fact]
    public async Task Launch_AddressesMayNotBeDescribed_IsWholeAndTheAddressIsFreedOnceTheyMay()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();
        var gate = Denying("DescribeAddresses");
        await fleet.DeliverAsync(launch, gate);
        await fleet.SettleAsync(gate);
        FleetAssert.AtRest(fleet, id);

        var terminate = fleet.Terminate(id);
        var failure = await Assert.ThrowsAsync<IncompleteException>(() => fleet.AskAsync(terminate, gate));

        Assert.Contains($"other EC2 resources of {id}", failure.Message, StringComparison.Ordinal);
        await fleet.DeliverAsync(terminate);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    /// <summary>The same, and nobody ever grants it: what frees addresses and interfaces is permitted, so none may be left.</summary>
    [Theory]
    [InlineData("CreateNetworkInterface")]
    [InlineData("AttachNetworkInterface")]
    [InlineData("ModifyNetworkInterfaceAttribute")]
    [InlineData("AllocateAddress")]
    [InlineData("AssociateAddress")]
    [InlineData("DescribeInstances")]
    [InlineData("DescribeNetworkInterfaces")]
    [InlineData("GetObject")]
    [InlineData("PutObject")]
    [InlineData("GetObjectTagging")]
    [InlineData("PutObjectTagging")]
    [InlineData("RecordLifecycleActionHeartbeat")]
    [InlineData("DescribeAutoScalingInstances")]
    [InlineData("CompleteLifecycleAction")]
    public async Task Launch_PermissionIsNeverGranted_LeavesNothingOnceTheInstancesEndWasDelivered(string operation)
    {
        var time = Clocks.Fast();
        var fleet = new SimulatedFleet(time);
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();
        var gate = Denying(operation);

        await fleet.DeliverAsync(launch, gate);
        await fleet.SettleAsync(gate);
        if (fleet.Cloud.Groups[0].Members.Any(m => m.InstanceId == id))
        {
            fleet.Cloud.TerminateInstanceInGroup(id);
            await fleet.SettleAsync(gate);
        }

        // A hook that nobody may complete ends by itself.
        time.Advance(TimeSpan.FromMinutes(65));
        await fleet.SettleAsync(gate);
        Assert.Equal([neighbour], fleet.Cloud.Groups[0].Members.Select(m => m.InstanceId));
        FleetAssert.NothingIsLeftOf(fleet, id);
        Assert.Equal(2, fleet.OwnInterfaces.Count());
        Assert.Equal(neighbour, Assert.Single(fleet.OwnAddresses).InstanceId);
    }

    private static CallGate Denying(string operation) => new() { Before = call => call.Operation == operation ? AwsFault.Fatal(call) : null };

    private static void AssertInServiceOrGone(SimulatedFleet fleet, string id, params string[] others)
    {
        var isInService = fleet.Cloud.Groups[0].Members.Any(m => m.InstanceId == id);
        FleetAssert.AtRest(fleet, isInService ? [.. others, id] : others);
    }
}
