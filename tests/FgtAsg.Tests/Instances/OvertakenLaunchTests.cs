using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>A delivery that sleeps through a round of the warm pool wakes up in the next launch of the same instance.</summary>
public sealed class OvertakenLaunchTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    /// <summary>It shows what it knew; its launch is over, and what the next one holds must be shown in the end.</summary>
    [Fact]
    public async Task Launch_SleepsUntilTheNextLaunchOfItsInstance_LeavesThatOnesRecordAndTags()
    {
        _fleet.Cloud.PutWarmPool(SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        await _fleet.SettleAsync();
        var id = _fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName).Single();
        var launch = _fleet.Take(SimulatedFleet.LaunchHook, id);
        var hasSlept = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "CreateTags" && !hasSlept)
            {
                hasSlept = true;
                Task.Run(() => ComeAndGoAsync(id, launch)).GetAwaiter().GetResult();
            }

            return null;
        };

        var answer = await _fleet.AskAsync(launch, gate);
        await _fleet.SettleAsync();

        Assert.True(hasSlept);
        Assert.Equal((ResultStatus.Completed, null), (answer.Status, answer.LifecycleActionResult));
        Assert.Equal("license-002", PoolAssert.RecordOf(_fleet, id).Text("License"));
        FleetAssert.AtRest(_fleet, id);
    }

    /// <summary>Another delivery of the launch is through; the firewall goes back, and comes out again.</summary>
    private async Task ComeAndGoAsync(string id, string launch)
    {
        await _fleet.AskAsync(launch);
        await _fleet.SettleAsync();
        _fleet.Cloud.ScaleIn(id);
        await _fleet.AskAsync(_fleet.Take(SimulatedFleet.TerminateHook, id));
        await _fleet.SettleAsync();
        Assert.Equal([id], _fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName));
        await _fleet.AskAsync(_fleet.Take(SimulatedFleet.LaunchHook, id));
        await _fleet.SettleAsync();
    }
}
