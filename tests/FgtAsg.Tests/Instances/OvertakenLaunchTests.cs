using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>
/// A delivery is suspended while its instance goes through the warm pool. It continues after the next launch of the instance.
/// </summary>
public sealed class OvertakenLaunchTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    /// <summary>
    /// The late delivery writes outdated tags. Its launch is over, so in the end the tags must show the license and hostname of the next
    /// launch.
    /// </summary>
    [Fact]
    public async Task Launch_SuspendedUntilTheNextLaunch_KeepsItsRecordAndTags()
    {
        _fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
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

    /// <summary>Another delivery finishes the launch. The firewall returns to the warm pool and is launched again.</summary>
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
