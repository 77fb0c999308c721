using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>A sweep reads all pages of its data.</summary>
public sealed class SweepReaderTests
{
    private readonly VirtualClock _time = Clocks.Fast();

    [Fact]
    public async Task Sweep_MoreThanAPageOfLiveAndDeadInstances_ReadsThemAll()
    {
        // DescribeAutoScalingInstances returns 50 instances per page, and a filter takes 200 values.
        var fleet = new SimulatedFleet(_time, new CloudOptions { ElasticIpQuota = 1000 });
        var alive = fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName, 60);
        var dead = Enumerable.Range(1, 250).Select(number => $"i-{number:x8}").ToList();
        fleet.Bucket.Put(SimulatedFleet.TrackKey, "{" + string.Join(",", dead.Select(id => $"\"{id}\":{{}}")) + "}");
        _time.Advance(TimeSpan.FromMinutes(11));

        var answer = await fleet.AskAsync("""{"dryRun":true}""");

        Assert.Equal((ResultStatus.Completed, 250, 60), (answer.Status, answer.Sweep!.TrackEntries, answer.Sweep.Instances));
        Assert.Equal(
            alive.Order(StringComparer.Ordinal),
            answer.Sweep.Findings.Where(finding => finding.Kind == FindingKind.StuckLaunch).Select(finding => finding.InstanceId));
        Assert.Equal(
            dead, answer.Sweep.Findings.Where(finding => finding.Kind == FindingKind.DeadInstance).Select(finding => finding.InstanceId));
    }

    [Fact]
    public async Task Sweep_MoreThanAPageOfTheTable_ReadsAllOfIt()
    {
        var fleet = new SimulatedFleet(_time);
        await fleet.LaunchToServiceAsync();
        var gate = new CallGate
        {
            // DynamoDB ends a page after 1 MB.
            Before = call =>
            {
                if (call.Request is ScanRequest scan)
                {
                    scan.Limit = 7;
                }

                return null;
            },
        };

        var answer = await fleet.AskAsync("""{"dryRun":true}""", gate);

        Assert.Equal((1, 2), (answer.Sweep!.Records, answer.Sweep.HeldItems));
        Assert.True(gate.Calls.Count(call => call.Operation == "Scan") > 10);
        Assert.All(gate.Requests<ScanRequest>(), scan => Assert.True(scan.ConsistentRead));
    }

    [Fact]
    public async Task Sweep_HooksAreNotNeeded_DoesNotListThem()
    {
        var fleet = new SimulatedFleet(_time);
        await fleet.LaunchToServiceAsync();
        var gate = new CallGate();

        await fleet.AskAsync("""{"action":"sweep"}""", gate);

        Assert.DoesNotContain(gate.Calls, call => call.Operation == "DescribeLifecycleHooks");
    }

    [Fact]
    public void From_Items_SortsThem()
    {
        var id = SweepScene.Id;
        var table = SweptTable.From(
        [
            Item($"instance#{id}", ("State", "InService"), ("AutoScalingGroupName", "fleet")),
            Item("instance#i-00000001", ("State", "Dancing")),
            Item("instance#somebody"),
            Item("license#FGVM01", ("InstanceId", id.Value), ("AutoScalingGroupName", "fleet"), ("ClaimedAt", "2026-03-01T12:00:00Z")),
            Item("hostname#fgt-1", ("InstanceId", id.Value), ("ClaimedAt", "yesterday")),
            Item("hostname#fgt-2", ("InstanceId", "somebody")),
            Item("other#thing", ("InstanceId", id.Value)),
        ]);

        Assert.Equal([id], table.Records.Keys);
        Assert.Equal([InstanceId.Parse("i-00000001")], table.Unreadable.Keys);
        Assert.Equal(
            [
                new HeldItem(PoolKind.License, "FGVM01", id, "fleet", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)),
                new HeldItem(PoolKind.Hostname, "fgt-1", id, null, null),
            ],
            table.Held);
    }

    private static Dictionary<string, AttributeValue> Item(string category, params (string Name, string Value)[] attributes) => new(
        attributes.Append((Name: FleetTable.Key, Value: category)).Select(a => KeyValuePair.Create(a.Name, a.Value.ToAttribute())),
        StringComparer.Ordinal);
}
