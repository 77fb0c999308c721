using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>One fault at each AWS call of a launch in turn. The fleet must end in a complete and consistent state.</summary>
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
    public Task Launch_ProcessDiesAtAnyCallAndTheInstanceIsTerminated_LeavesNothing(string death) =>
        FleetFaults.AtEveryCallAsync(death, async gate =>
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
    public Task Launch_TransientFaultAtAnyCall_IsFinishedByTheSameDelivery(string fault) =>
        FleetFaults.AtEveryCallAsync(fault, async gate =>
        {
            var fleet = new SimulatedFleet(Clocks.Fast());
            var neighbour = await fleet.LaunchToServiceAsync();
            var (id, launch) = fleet.Launch();

            Assert.Contains(
                "\"status\":\"completed\"", await fleet.InvokeAsync(fleet.StartFunction(gate), launch), StringComparison.Ordinal);

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, neighbour, id);
        });

    [Theory]
    [MemberData(nameof(Transients))]
    public Task Launch_TransientFaultWhileDescribesLag_IsComplete(string fault) => FleetFaults.AtEveryCallAsync(fault, async gate =>
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(3) });
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);

        await fleet.SettleAsync();
        AssertInServiceOrGone(fleet, id);
    });

    [Fact]
    public Task Launch_CallIsRefused_IsCompleteInServiceOrGone() => FleetFaults.AtEveryCallAsync(FleetFaults.FatalBefore, async gate =>
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);

        await fleet.SettleAsync();
        AssertInServiceOrGone(fleet, id, neighbour);
    });

    /// <summary>All calls of one operation are refused. No incomplete resources may be left if the launch can undo them.</summary>
    /// <param name="operation">The operation without permission.</param>
    /// <param name="result">
    /// ABANDON if the launch needs the operation; CONTINUE if it works without it, or if nothing can be decided without it.
    /// </param>
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
    public async Task Launch_PermissionIsMissing_IsCompleteOrGoneOnceItIsGranted(string operation, string result)
    {
        // A slow start, so that heartbeats are sent.
        var fleet = new SimulatedFleet(Clocks.Fast(), new CloudOptions { InstanceStartDelay = TimeSpan.FromSeconds(40) });
        var neighbour = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();

        await fleet.DeliverAsync(launch, Denying(operation));
        await fleet.DeliverAsync(launch);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, result == "CONTINUE" ? [neighbour, id] : [neighbour]);
        Assert.Equal(result, fleet.Cloud.LifecycleActions.Single(a => a.InstanceId == id && a.HookName == "launch").Result);
    }

    /// <summary>
    /// A first launch need not describe addresses. A clean-up must: it reports the addresses that it may not describe, and frees them
    /// once it has the permission.
    /// </summary>
    [Fact]
    public async Task Launch_NoPermissionToDescribeAddresses_IsCompletedAndTheAddressIsFreedLater()
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

    /// <summary>
    /// The same, but the permission is never granted. The function may still release addresses and delete interfaces, so none may be
    /// left.
    /// </summary>
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
    public async Task Launch_PermissionIsNeverGranted_LeavesNothingAfterTheTermination(string operation)
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

        // A hook that cannot be completed ends by its timeout.
        time.Advance(TimeSpan.FromMinutes(65));
        await fleet.SettleAsync(gate);
        Assert.Equal([neighbour], fleet.Cloud.Groups[0].Members.Select(m => m.InstanceId));
        FleetAssert.NothingIsLeftOf(fleet, id);
        Assert.Equal(2, fleet.OwnInterfaces.Count());
        Assert.Equal(neighbour, Assert.Single(fleet.OwnAddresses).InstanceId);
    }

    private static CallGate Denying(string operation) =>
        new() { Before = call => call.Operation == operation ? AwsFault.Fatal(call) : null };

    private static void AssertInServiceOrGone(SimulatedFleet fleet, string id, params string[] others)
    {
        var isInService = fleet.Cloud.Groups[0].Members.Any(m => m.InstanceId == id);
        FleetAssert.AtRest(fleet, isInService ? [.. others, id] : others);
    }
}
