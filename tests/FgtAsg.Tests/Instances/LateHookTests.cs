using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>The same termination causes EC2's state-change event and Auto Scaling's terminate hook.</summary>
public sealed class LateHookTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public LateHookTests() => _fleet = new SimulatedFleet(_time);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StateChangeAndHook_InEitherOrder_LeaveNothing(bool hookFirst)
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        if (hookFirst)
        {
            await _fleet.AskAsync(terminate);
            Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(StateChange(id, "shutting-down"))).Status);
        }
        else
        {
            _fleet.Cloud.TerminateInstance(id);
            await _fleet.AskAsync(StateChange(id, "shutting-down"));
            Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(terminate)).Status);
        }

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    /// <summary>When Auto Scaling finds out that a machine is gone, it may run the terminate hook late.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StateChangeAndLateHookOfALostInstance_InEitherOrder_LeaveNothing(bool hookFirst)
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { HooksForLostInstances = true });
        var id = await fleet.LaunchToServiceAsync();
        fleet.Cloud.TerminateInstance(id);
        _time.Advance(fleet.Cloud.Options.TerminateDelay);
        var hook = fleet.Take(SimulatedFleet.TerminateHook, id);
        var changed = StateChange(id, "terminated");

        foreach (var next in hookFirst ? [hook, changed] : (string[])[changed, hook])
        {
            Assert.Equal(ResultStatus.Completed, (await fleet.AskAsync(next)).Status);
        }

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public void StateChangeAndLateHook_AtTheSameTime_LeaveNothing()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var simulation = new Timeline(seed);
            simulation.Run(async () =>
            {
                var fleet = new SimulatedFleet(simulation.Time, new CloudOptions { HooksForLostInstances = true });
                var id = await fleet.LaunchToServiceAsync();
                fleet.Cloud.TerminateInstance(id);
                await fleet.PassAsync(fleet.Cloud.Options.TerminateDelay);
                var hook = fleet.Take(SimulatedFleet.TerminateHook, id);

                var errors = await Task.WhenAll(
                    fleet.DeliverAsync(hook, new CallGate { Interleaves = true }),
                    fleet.DeliverAsync(StateChange(id, "terminated"), new CallGate { Interleaves = true }));

                Assert.All(errors, Assert.Null);
                await fleet.SettleAsync();
                FleetAssert.AtRest(fleet);
            });
        }
    }

    private static string StateChange(string id, string state) =>
        """{"source":"aws.ec2","detail-type":"EC2 Instance State-change Notification","""
            + $$""" "detail":{"instance-id":"{{id}}","state":"{{state}}"} }""";
}
