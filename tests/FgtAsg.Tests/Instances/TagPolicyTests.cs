using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>
/// Under a policy that asks for tags, as terraform/ writes it, a call for something that is gone, or not to be seen yet, is refused instead of
/// answered "not found". A death at every call of a launch and of a termination: nothing is taken for failed that is done.
/// </summary>
public sealed class TagPolicyTests
{
    public static TheoryData<string> Deaths => FleetFaults.Deaths;

    public static TheoryData<string> Transients => FleetFaults.Transients;

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task Launch_ProcessDiesAtAnyCallAndTheInstanceIsGivenUp_LeavesNothing(string death) => FleetFaults.AtEveryCallAsync(death, async gate =>
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), TagPolicy());
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
        var fleet = new SimulatedFleet(Clocks.Fast(), TagPolicy());
        var (id, launch) = fleet.Launch();

        Assert.Contains("\"status\":\"completed\"", await fleet.InvokeAsync(fleet.StartFunction(gate), launch), StringComparison.Ordinal);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, id);
    });

    [Theory]
    [MemberData(nameof(Transients))]
    public Task Terminate_TransientFaultAtAnyCall_IsFinishedByTheSameDelivery(string fault) => FleetFaults.AtEveryCallAsync(fault, async gate =>
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), TagPolicy());
        var leaving = await fleet.LaunchToServiceAsync();
        await fleet.KeepInterfacesAsync(leaving);

        Assert.Contains("\"status\":\"completed\"", await fleet.InvokeAsync(fleet.StartFunction(gate), fleet.Terminate(leaving)), StringComparison.Ordinal);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    });

    /// <summary>New things are refused for as long as they are not to be seen.</summary>
    [Fact]
    public async Task Launch_TagsLag_IsCompleted()
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), TagPolicy() with { VisibilityDelay = TimeSpan.FromSeconds(3) });

        var id = await fleet.LaunchToServiceAsync();

        FleetAssert.AtRest(fleet, id);
    }

    private static CloudOptions TagPolicy() => new() { AuthorizesByTag = true };
}
