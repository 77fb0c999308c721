using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>Lost events of a group with a warm pool, and hooks that timed out.</summary>
public sealed class SweepWarmPoolTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(11);

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public SweepWarmPoolTests() => _fleet = new SimulatedFleet(_time);

    [Fact]
    public async Task Sweep_OfALaunchIntoThePoolWhoseEventWasLost_CompletesIt()
    {
        _fleet.Cloud.PutWarmPool(SimulatedFleet.GroupName, new WarmPoolSpecification { MinSize = 1, MaxGroupPreparedCapacity = 0 });
        var id = _fleet.Cloud.Groups[0].Members.Single().InstanceId;
        Pass(Long);

        await RepairsAsync(FindingKind.StuckLaunch);

        await _fleet.SettleAsync();
        AssertWarm(id);
    }

    [Fact]
    public async Task Sweep_OfAReturnWhoseEventWasLost_GivesBackAndCompletesTheHook()
    {
        var id = await LaunchWithPoolAsync();
        _fleet.Cloud.ScaleIn(id);
        Pass(Long);

        await RepairsAsync(FindingKind.StuckLaunch);

        await _fleet.SettleAsync();
        AssertWarm(id);
    }

    [Fact]
    public async Task Sweep_OfAReturnThatTheHooksTimeOutEnded_GivesBackWhatItHolds()
    {
        var id = await LaunchWithPoolAsync();
        _fleet.Cloud.ScaleIn(id);
        Pass(TimeSpan.FromHours(2));
        Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("Warmed:Stopped", StateOf(id));

        await RepairsAsync(FindingKind.OpenReturn);

        AssertWarm(id);
    }

    [Fact]
    public async Task Sweep_OfALaunchOutOfThePoolWhoseEventWasLost_CompletesIt()
    {
        var id = await LaunchWithPoolAsync();
        _fleet.Cloud.ScaleIn(id);
        await _fleet.SettleAsync();
        AssertWarm(id);
        Assert.Equal(id, _fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName).Single());
        Pass(Long);

        await RepairsAsync(FindingKind.StuckLaunch);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_OfATerminationInThePoolWhoseEventWasLost_CompletesIt()
    {
        var id = await LaunchWithPoolAsync();
        _fleet.Cloud.ScaleIn(id);
        await _fleet.SettleAsync();
        Pass(Long);
        _fleet.Cloud.TerminateWarmInstance(id);

        await RepairsAsync(FindingKind.StuckTermination);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sweep_OfANewRootVolumeWhoseEventWasLost_CompletesItsHook(bool beforeIt)
    {
        var id = await _fleet.LaunchToServiceAsync();
        Pass(Long);
        _fleet.Cloud.ReplaceRootVolume(id);
        if (!beforeIt)
        {
            await _fleet.AskAsync(_fleet.Take(SimulatedFleet.TerminateHook, id));
            Pass(TimeSpan.FromMinutes(1));
            Assert.Equal("Pending:Wait", StateOf(id));
            Pass(Long);
        }

        await RepairsAsync(beforeIt ? FindingKind.StuckTermination : FindingKind.StuckLaunch);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    private async Task<string> LaunchWithPoolAsync()
    {
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        Pass(Long);
        return id;
    }

    private async Task RepairsAsync(FindingKind kind)
    {
        var answer = await _fleet.AskAsync("""{"action":"sweep"}""");
        var finding = Assert.Single(answer.Sweep!.Findings);
        Assert.True(finding.Outcome == FindingOutcome.Repaired, $"{finding.Outcome}: {finding.Action} ({finding.Detail})");
        Assert.Equal((ResultStatus.Completed, kind), (answer.Status, finding.Kind));
    }

    private void AssertWarm(string id)
    {
        Assert.Equal("Warmed:Stopped", StateOf(id));
        FleetAssert.TrackFileEquals(_fleet, [id]);
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    private string StateOf(string id) => _fleet.Cloud.Groups[0].Members.Single(member => member.InstanceId == id).LifecycleState;

    private void Pass(TimeSpan time)
    {
        _time.Advance(time);
        _fleet.Cloud.Tick();
    }
}
