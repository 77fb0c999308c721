using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>
/// With a policy that requires tags, like the one in terraform/, EC2 refuses calls for missing or not yet visible resources instead of
/// answering "not found". The process dies, or a call fails, at each call of a launch and of a termination. The function must not take a
/// refusal for the failure of a call that had succeeded.
/// </summary>
public sealed class TagPolicyTests
{
    public static TheoryData<string> Deaths => FleetFaults.Deaths;

    public static TheoryData<string> Transients => FleetFaults.Transients;

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task Launch_ProcessDiesAtAnyCallAndTheInstanceIsTerminated_LeavesNothing(string death) =>
        FleetFaults.AtEveryCallAsync(death, async gate =>
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
    public Task Launch_TransientFaultAtAnyCall_IsFinishedByTheSameDelivery(string fault) =>
        FleetFaults.AtEveryCallAsync(fault, async gate =>
        {
            var fleet = new SimulatedFleet(Clocks.Fast(), TagPolicy());
            var (id, launch) = fleet.Launch();

            Assert.Contains(
                "\"status\":\"completed\"", await fleet.InvokeAsync(fleet.StartFunction(gate), launch), StringComparison.Ordinal);

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, id);
        });

    [Theory]
    [MemberData(nameof(Transients))]
    public Task Terminate_TransientFaultAtAnyCall_IsFinishedByTheSameDelivery(string fault) =>
        FleetFaults.AtEveryCallAsync(fault, async gate =>
        {
            var fleet = new SimulatedFleet(Clocks.Fast(), TagPolicy());
            var leaving = await fleet.LaunchToServiceAsync();
            await fleet.KeepInterfacesAsync(leaving);

            Assert.Contains(
                "\"status\":\"completed\"",
                await fleet.InvokeAsync(fleet.StartFunction(gate), fleet.Terminate(leaving)),
                StringComparison.Ordinal);

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet);
        });

    /// <summary>Calls for new resources are refused until their tags are visible.</summary>
    [Fact]
    public async Task Launch_TagsLag_IsCompleted()
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), TagPolicy() with { VisibilityDelay = TimeSpan.FromSeconds(3) });

        var id = await fleet.LaunchToServiceAsync();

        FleetAssert.AtRest(fleet, id);
    }

    private static CloudOptions TagPolicy() => new() { AuthorizesByTag = true };
}
