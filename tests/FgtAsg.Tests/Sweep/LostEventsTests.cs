using System.Text.Json.Nodes;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>All events of a fleet were lost.</summary>
public sealed class LostEventsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public LostEventsTests()
    {
        _fleet = new SimulatedFleet(_time, new CloudOptions { ElasticIpQuota = 20 }, licenses: 8);
        // Without DNS: only an instance's record has its DNS records, and this test loses one of these records.
        _fleet.Configure(options => options with { Dns = null });
    }

    [Fact]
    public async Task Sweep_AfterEveryEventWasLost_RepairsEverything()
    {
        var untracked = await _fleet.LaunchToServiceAsync();
        var forgotten = await _fleet.LaunchToServiceAsync();
        var ended = await _fleet.LaunchToServiceAsync();
        var leaving = await _fleet.LaunchToServiceAsync();
        _fleet.Cloud.TerminateInstance(forgotten);
        _fleet.Cloud.TerminateInstance(ended);
        Pass(Long);
        _fleet.Cloud.ForgetInstance(forgotten);
        _fleet.Table.DeleteItem(new() { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf($"instance#{forgotten}") });
        _fleet.Cloud.TerminateInstanceInGroup(leaving);
        var stuck = _fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName)[0];
        DropTrackEntry(untracked);
        Pass(TimeSpan.FromMinutes(11));

        var dry = await _fleet.AskAsync("""{"dryRun":true}""");
        var answer = await SweepAsync();

        Assert.Equal((ResultStatus.Completed, "sweep"), (answer.Status, answer.Action));
        (FindingKind, string?)[] expected =
        [
            (FindingKind.DeadInstance, ended), (FindingKind.DeadInstance, forgotten), (FindingKind.Drift, untracked),
            (FindingKind.OrphanedPoolItem, forgotten),
            (FindingKind.OrphanedPoolItem, forgotten), (FindingKind.StuckLaunch, stuck), (FindingKind.StuckTermination, leaving),
        ];
        Assert.Equal(expected.Order(), Found(answer).Order());
        Assert.Equal(Found(answer), Found(dry));
        Assert.All(answer.Sweep!.Findings, finding => Assert.Equal(FindingOutcome.Repaired, finding.Outcome));
        Assert.All(dry.Sweep!.Findings, finding => Assert.Equal(FindingOutcome.Planned, finding.Outcome));
        Assert.Contains("\"SweepFindings\":7", _fleet.Logged, StringComparison.Ordinal);
        Pass(TimeSpan.FromMinutes(1));
        AssertAreLeft(untracked, stuck);

        Pass(Long);
        Assert.Empty((await SweepAsync()).Sweep!.Findings);
    }

    private static IEnumerable<(FindingKind Kind, string? InstanceId)> Found(ResultDocument answer) =>
        answer.Sweep!.Findings.Select(finding => (finding.Kind, finding.InstanceId));

    /// <summary>Asserts that only these instances are left. No lost event was delivered, so this is the sweep's work alone.</summary>
    private void AssertAreLeft(params string[] ids)
    {
        Assert.Equal(
            ids.Order(), _fleet.Cloud.Groups[0].Members.Where(m => m.LifecycleState == "InService").Select(m => m.InstanceId).Order());
        Assert.Equal(ids.Length, _fleet.Cloud.Groups[0].Members.Count);
        Assert.Equal(ids.SelectMany(id => new[] { id, id }).Order(), _fleet.OwnInterfaces.Select(i => i.Attachment?.InstanceId).Order());
        Assert.Equal(ids.Order(), _fleet.OwnAddresses.Select(a => a.InstanceId).Order());
        Assert.Equal(
            ids.SelectMany(id => new[] { id, id }).Order(),
            _fleet.Table.Items.Select(item => item.Text("InstanceId")).OfType<string>().Order());
        FleetAssert.TrackFileEquals(_fleet, ids);
    }

    private Task<ResultDocument> SweepAsync() =>
        _fleet.AskAsync("""{"source":"aws.events","detail-type":"Scheduled Event","detail":{}}""");

    private void DropTrackEntry(string instanceId)
    {
        var track = JsonNode.Parse(_fleet.Bucket.TextOf(SimulatedFleet.TrackKey))!.AsObject();
        Assert.True(track.Remove(instanceId));
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, track.ToJsonString());
    }

    private void Pass(TimeSpan time)
    {
        _time.Advance(time);
        _fleet.Cloud.Tick();
    }
}
