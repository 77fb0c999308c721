using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>
/// One fault at each AWS call of a termination in turn. Afterwards nothing of the instance is left, and the neighbor keeps all its
/// resources.
/// </summary>
public sealed class TerminateFaultTests
{
    public static TheoryData<string> Deaths => FleetFaults.Deaths;

    public static TheoryData<string> Transients => FleetFaults.Transients;

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task Terminate_ProcessDiesAtAnyCall_IsFinishedByTheNextDelivery(string death) =>
        FleetFaults.AtEveryCallAsync(death, async gate =>
        {
            var (fleet, neighbour, terminate) = await TerminatingAsync();

            await FleetFaults.DeliverOnceAsync(fleet, terminate, gate);
            Assert.Null(await fleet.DeliverAsync(terminate));

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, neighbour);
        });

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task Terminate_Ec2KeepsTheInterfacesAndTheProcessDies_IsFinishedByTheNextDelivery(string death) =>
        FleetFaults.AtEveryCallAsync(death, async gate =>
        {
            var (fleet, neighbour, terminate) = await TerminatingAsync(kept: true);

            await FleetFaults.DeliverOnceAsync(fleet, terminate, gate);
            Assert.Null(await fleet.DeliverAsync(terminate));

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, neighbour);
        });

    [Theory]
    [MemberData(nameof(Transients))]
    public Task Terminate_TransientFaultAtAnyCall_IsFinishedByTheSameDelivery(string fault) =>
        FleetFaults.AtEveryCallAsync(fault, async gate =>
        {
            var (fleet, neighbour, terminate) = await TerminatingAsync(kept: true);

            Assert.Contains(
                "\"status\":\"completed\"", await fleet.InvokeAsync(fleet.StartFunction(gate), terminate), StringComparison.Ordinal);

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, neighbour);
        });

    [Fact]
    public Task Terminate_CallIsRefused_IsFinishedByTheNextDelivery() => FleetFaults.AtEveryCallAsync(FleetFaults.FatalBefore, async gate =>
    {
        var (fleet, neighbour, terminate) = await TerminatingAsync(kept: true);

        await FleetFaults.DeliverOnceAsync(fleet, terminate, gate);
        Assert.Null(await fleet.DeliverAsync(terminate));

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, neighbour);
    });

    private static async Task<(SimulatedFleet Fleet, string Neighbour, string Terminate)> TerminatingAsync(bool kept = false)
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var neighbour = await fleet.LaunchToServiceAsync();
        var leaving = await fleet.LaunchToServiceAsync();
        if (kept)
        {
            await fleet.KeepInterfacesAsync(leaving);
        }

        return (fleet, neighbour, fleet.Terminate(leaving));
    }
}
