using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>Lost events: one sweep after the guard does their work.</summary>
public sealed class SweepTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public SweepTests() => _fleet = new SimulatedFleet(_time);

    [Fact]
    public async Task Sweep_OfAFleetAtRest_FindsNothing()
    {
        var id = await _fleet.LaunchToServiceAsync();
        Pass(TimeSpan.FromHours(1));

        var answer = await SweepAsync();

        Assert.Equal((ResultStatus.Completed, "sweep"), (answer.Status, answer.Action));
        Assert.Empty(answer.Sweep!.Findings);
        Assert.Equal(
            (1, 3, 1, 1, 2, 1),
            (
                answer.Sweep.Instances,
                answer.Sweep.Interfaces,
                answer.Sweep.Addresses,
                answer.Sweep.Records,
                answer.Sweep.HeldItems,
                answer.Sweep.TrackEntries));
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_OfALaunchWhoseEventWasLost_LaunchesAndCompletesTheHook()
    {
        var (id, _) = _fleet.Launch();
        Pass(TimeSpan.FromMinutes(11));

        var answer = await SweepAsync();

        Assert.Equal((FindingKind.StuckLaunch, FindingOutcome.Repaired), Only(answer));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_OfATerminationWhoseEventWasLost_CleansUpAndCompletesTheHook()
    {
        var id = await _fleet.LaunchToServiceAsync();
        Pass(TimeSpan.FromMinutes(11));
        _fleet.Terminate(id);

        var answer = await SweepAsync();

        Assert.Equal((FindingKind.StuckTermination, FindingOutcome.Repaired), Only(answer));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Sweep_OutdatedTags_ShowsWhatTheFirewallHolds()
    {
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.Cloud.EC2.CreateTagsAsync(new() { Resources = [id], Tags = [new() { Key = "License", Value = "license-009" }] });
        Pass(TimeSpan.FromMinutes(11));

        var answer = await SweepAsync();

        Assert.Equal((FindingKind.WrongTags, FindingOutcome.Repaired), Only(answer));
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_LockWhoseHolderDied_IsFreedAndTheFileIsKept()
    {
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Bucket.PutTags(SimulatedFleet.TrackKey, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lock_id"] = "i-0123456789abcdef0/request/1",
            ["lock_expires"] = $"{_time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'}",
        });
        var content = _fleet.Bucket.TextOf(SimulatedFleet.TrackKey);
        Pass(TimeSpan.FromMinutes(11));

        var answer = await SweepAsync();

        Assert.Equal((FindingKind.StaleLock, FindingOutcome.Repaired), Only(answer));
        Assert.Equal(content, _fleet.Bucket.TextOf(SimulatedFleet.TrackKey));
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_InstanceWhoseEndEventsWereLost_FreesItsResources()
    {
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.KeepInterfacesAsync(id);
        EndUnseen(id);
        Pass(TimeSpan.FromMinutes(11));

        var answer = await SweepAsync();

        Assert.Equal((FindingKind.DeadInstance, FindingOutcome.Repaired), Only(answer));
        FleetAssert.NothingIsLeftOf(_fleet, id);
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Sweep_InstanceUnknownToEc2_FreesItsResources()
    {
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.KeepInterfacesAsync(id);
        EndUnseen(id);
        Pass(TimeSpan.FromHours(2));
        _fleet.Cloud.ForgetInstance(id);

        Assert.Equal((FindingKind.DeadInstance, FindingOutcome.Repaired), Only(await SweepAsync()));

        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Sweep_OfALiveInstanceThatTheTrackFileLost_AddsItAgain()
    {
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, "{}");
        Pass(TimeSpan.FromMinutes(11));

        Assert.Equal((FindingKind.Drift, FindingOutcome.Repaired), Only(await SweepAsync()));

        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_LicenseOfAGoneInstanceWithoutARecord_IsReturned()
    {
        var id = await _fleet.LaunchToServiceAsync();
        EndUnseen(id);
        _fleet.Table.DeleteItem(new DeleteItemRequest { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf($"instance#{id}") });
        Pass(TimeSpan.FromMinutes(11));

        var answer = await SweepAsync();

        Assert.Equal(
            [FindingKind.DeadInstance, FindingKind.OrphanedPoolItem, FindingKind.OrphanedPoolItem],
            answer.Sweep!.Findings.Select(finding => finding.Kind).Order());
        Assert.All(answer.Sweep.Findings, finding => Assert.Equal(FindingOutcome.Repaired, finding.Outcome));
        Assert.DoesNotContain(_fleet.Table.Items, item => item.ContainsKey("InstanceId"));
        // A returned license cools down first.
        var returned = _fleet.Table.Items.Single(
            item =>
                item.Text("Category")!.StartsWith("license#", StringComparison.Ordinal)
                && Timestamps.Parse(item.Text("AvailableSince")) > _time.GetUtcNow());
        Assert.Equal("license", returned.Text("Pool"));
    }

    [Fact]
    public async Task Sweep_DryRunByHand_ReportsRepairsAndChangesNothing()
    {
        var (id, _) = _fleet.Launch();
        Pass(TimeSpan.FromMinutes(11));
        var gate = new CallGate();

        var answer = await _fleet.AskAsync("""{"action":"sweep","dryRun":true}""", gate);

        Assert.Equal((FindingKind.StuckLaunch, FindingOutcome.Planned), Only(answer));
        Assert.All(gate.Calls, call => Assert.Matches("^(Describe|Scan$|GetObject(Tagging)?$|ListObjectsV2$)", call.Operation));
        Assert.Equal("Pending:Wait", _fleet.Cloud.Groups[0].Members.Single(member => member.InstanceId == id).LifecycleState);
    }

    [Fact]
    public async Task Sweep_OfAYoungLaunch_LeavesItToItsEvent()
    {
        var (id, launch) = _fleet.Launch();

        Assert.Empty((await SweepAsync()).Sweep!.Findings);

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(launch)).Status);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_HookOfAnotherOwner_IsReportedAndNotAnswered()
    {
        _fleet.Configure(options => options with { Hooks = options.Hooks with { LaunchName = "another" } });
        var (id, _) = _fleet.Launch();
        Pass(TimeSpan.FromMinutes(11));

        var answer = await SweepAsync();

        Assert.Equal((FindingKind.StuckLaunch, FindingOutcome.Reported), Only(answer));
        Assert.Equal("Pending:Wait", _fleet.Cloud.Groups[0].Members.Single(member => member.InstanceId == id).LifecycleState);
    }

    private Task<ResultDocument> SweepAsync() =>
        _fleet.AskAsync("""{"source":"aws.events","detail-type":"Scheduled Event","detail":{}}""");

    private static (FindingKind, FindingOutcome) Only(ResultDocument answer)
    {
        var finding = Assert.Single(answer.Sweep!.Findings);
        return (finding.Kind, finding.Outcome);
    }

    /// <summary>Terminates an instance; all its events are lost.</summary>
    private void EndUnseen(string id) => _fleet.Cloud.TerminateInstance(id);

    private void Pass(TimeSpan time)
    {
        _time.Advance(time);
        _fleet.Cloud.Tick();
    }
}
