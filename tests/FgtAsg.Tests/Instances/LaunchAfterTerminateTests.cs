using FgtAsg.Fleet;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Launch and terminate events of one instance, in the wrong order or at the same time.</summary>
public sealed class LaunchAfterTerminateTests
{
    [Fact]
    public async Task Launch_AfterTheTerminateEvent_CreatesNothing()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();
        await fleet.AskAsync(fleet.Terminate(id));
        var gate = new CallGate();

        var answer = await fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Contains(id, answer.Reason, StringComparison.Ordinal);
        AssertNothingWasMade(gate);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
        Assert.Equal("Terminated", PoolAssert.RecordOf(fleet, id)["State"].S);
    }

    [Fact]
    public async Task Launch_WhileTheTerminateCompletesItsHook_CreatesNothing()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();
        var terminate = fleet.Terminate(id);
        var launching = new CallGate();
        ResultDocument? launched = null;
        var terminating = new CallGate();
        // The instance runs while its terminate hook waits. Only its record shows that it is ending.
        terminating.Before = call =>
        {
            if (call.Operation == "CompleteLifecycleAction")
            {
                launched = Task.Run(() => fleet.AskAsync(launch, launching)).GetAwaiter().GetResult();
            }

            return null;
        };

        var terminated = await fleet.AskAsync(terminate, terminating);

        Assert.Equal(
            (ResultStatus.Abandoned, $"the launch of {id} is over: its record says Terminated"), (launched!.Status, launched.Reason));
        AssertNothingWasMade(launching);
        Assert.Equal("CONTINUE", terminated.LifecycleActionResult);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
        Assert.Equal("Terminated", PoolAssert.RecordOf(fleet, id)["State"].S);
    }

    /// <summary>The group terminates the instance before the launch event comes. The terminate event comes last.</summary>
    [Fact]
    public async Task Launch_InstanceIsTerminatingAlready_IsUndone()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();
        var terminate = fleet.Terminate(id);

        var launched = await fleet.AskAsync(launch);
        var terminated = await fleet.AskAsync(terminate);

        Assert.Equal((ResultStatus.Abandoned, ResultStatus.Completed), (launched.Status, terminated.Status));
        FleetAssert.NothingIsLeftOf(fleet, id);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_InstanceStillRunsButItsRecordSaysTerminated_IsAbandonedWithTheReason()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();
        var terminate = fleet.Terminate(id);
        var gate = new CallGate();
        gate.Before = call => call.Operation == "CompleteLifecycleAction" ? gate.Die() : null;
        await FleetFaults.DeliverOnceAsync(fleet, terminate, gate);

        var answer = await fleet.AskAsync(launch);

        Assert.Equal((ResultStatus.Abandoned, $"the launch of {id} is over: its record says Terminated"), (answer.Status, answer.Reason));
        await fleet.DeliverAsync(terminate);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_DuplicateWhileTheFirewallIsTerminating_TakesNothingFromIt()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();
        await fleet.AskAsync(launch);
        await fleet.SettleAsync();
        var terminate = fleet.Terminate(id);

        var answer = await fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.StartsWith(
            $"a late event: {id} is leaving, and an earlier delivery finished its launch", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(2, fleet.OwnInterfaces.Count());
        Assert.Equal("InService", PoolAssert.RecordOf(fleet, id)["State"].S);
        await fleet.DeliverAsync(terminate);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_DiedBeforeTheTerminateEventAndRedeliveredAfterIt_LeavesNothing()
    {
        await FleetFaults.AtEveryCallAsync(FleetFaults.DeathAfter, async gate =>
        {
            var fleet = new SimulatedFleet(Clocks.Fast());
            var (id, launch) = fleet.Launch();
            await FleetFaults.DeliverOnceAsync(fleet, launch, gate);
            await fleet.DeliverAsync(fleet.Terminate(id));

            await fleet.DeliverAsync(launch);

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet);
        });
    }

    [Fact]
    public void LaunchAndTerminate_AtTheSameTime_LeaveNothing()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var simulation = new Timeline(seed);
            simulation.Run(async () =>
            {
                var fleet = new SimulatedFleet(simulation.Time);
                var dice = new Random(seed);
                var (id, launch) = fleet.Launch();
                var launching = DeliverAsync(launch);
                await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(6000)), simulation.Time, CancellationToken.None);
                var terminate = fleet.Terminate(id);

                await Task.WhenAll(launching, DeliverAsync(terminate), DeliverAsync(launch));

                await fleet.SettleAsync();
                FleetAssert.AtRest(fleet);

                async Task DeliverAsync(string json) => await fleet.DeliverAsync(json, new CallGate { Interleaves = true });
            });
        }
    }

    private static void AssertNothingWasMade(CallGate gate) => Assert.DoesNotContain(
        gate.Calls,
        call => call.Operation is "CreateNetworkInterface" or "AllocateAddress" or "CreateTags"
            or "Query" or "TransactWriteItems" or "ChangeResourceRecordSets");
}
