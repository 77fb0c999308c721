using Amazon.AutoScaling.Model;
using FgtAsg.IntegrationTests.StateMachines;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Recycle;

/// <summary>All strategies, the events that start a run, and events during a run.</summary>
public sealed class RecycleTests : RecycleTest
{
    [ToolTheory(Tools.Node)]
    [Trait(Category.Name, Category.Full)]
    [InlineData("out-in", 3, 6)]
    [InlineData("out-in-timed", 3, 6)]
    [InlineData("in-out", 2, 3)]
    [InlineData("instance-refresh", 3, 4)]
    public async Task Recycle_NewVersion_ReplacesAllAndThePrimaryLast(string strategy, int fewest, int most)
    {
        var fleet = await StartAsync(strategy);
        await using var run = Run(fleet);
        var old = Ids(fleet);
        await fleet.Cloud.AutoScaling.SuspendProcessesAsync(
            new SuspendProcessesRequest { AutoScalingGroupName = fleet.Options.GroupName, ScalingProcesses = ["AlarmNotification"] },
            Timeout);
        await fleet.Cloud.EC2.CreateTagsAsync(
            new Amazon.EC2.Model.CreateTagsRequest
            {
                Resources = [old[0]],
                Tags = [new Amazon.EC2.Model.Tag { Key = "fgt-asg:role", Value = "primary" }],
            },
            Timeout);
        NewVersion(fleet);

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        await AssertRestoredAsync(fleet, run, version: 2);
        Assert.Empty(Ids(fleet).Intersect(old));
        Assert.Equal(["AlarmNotification"], (await run.DescribeAsync()).SuspendedProcesses.Select(p => p.ProcessName));
        Assert.InRange(run.FewestInService, fewest, 6);
        Assert.InRange(run.Most, 3, most);
        if (strategy != "instance-refresh")
        {
            Assert.Equal(old.Order(), run.Terminated.Order());
            Assert.Equal(old[0], run.Terminated[^1]);
        }

        Assert.Equal("start", run.Notices[0].Event);
        Assert.Equal("end", run.Notices[^1].Event);
        Assert.Contains(run.Notices, notice => notice.Event == "step");
    }

    [ToolFact(Tools.Node)]
    public async Task Recycle_OnlyOneIsOutOfDate_LeavesTheOthers()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);
        NewVersion(fleet);
        var kept = Ids(fleet);
        fleet.Cloud.SetDesiredCapacity(fleet.Options.GroupName, 4);
        await fleet.WhenAtRestAsync(Timeout);
        fleet.Cloud.TerminateInstanceInGroup(kept[2], decrementDesiredCapacity: true);
        await fleet.WhenAtRestAsync(Timeout);
        var upToDate = Ids(fleet).Except(kept).Single();

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal(kept.Take(2).Order(), run.Terminated.Order());
        Assert.Contains(upToDate, Ids(fleet));
    }

    [ToolFact(Tools.Node)]
    [Trait(Category.Name, Category.Full)]
    public async Task Recycle_NothingIsOutOfDate_ChangesNothing()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);

        var result = await run.ExecuteAsync();

        Assert.Equal(["Validate", "NeedsRecycling", "UpToDate"], result.States);
        Assert.Empty(run.Notices);
    }

    /// <summary>The update comes in the middle of a run, or after the run has looked at the group for the last time.</summary>
    [ToolTheory(Tools.Node)]
    [Trait(Category.Name, Category.Full)]
    [InlineData("out-in", "WaitForGroup")]
    [InlineData("in-out", "Notify")]
    public async Task Recycle_UpdateDuringARun_StartsOneMoreRound(string strategy, string at)
    {
        var fleet = await StartAsync(strategy);
        await using var run = Run(fleet);
        NewVersion(fleet);
        ExecutionResult? second = null;
        run.Waiting = wait => UpdateAsync(wait.State);
        run.Stepping = call => UpdateAsync(call.State);

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal("Coalesced", second!.States[^1]);
        Assert.Equal(2, result.States.Count(state => state == "Snapshot"));
        await AssertRestoredAsync(fleet, run, version: 3);
        Assert.InRange(run.Most, 3, 6);

        async Task UpdateAsync(string state)
        {
            if (second is null && state == at)
            {
                NewVersion(fleet);
                second = new("", null, null, null, []);
                await using var other = Run(fleet);
                second = await other.ExecuteAsync("run-2");
            }
        }
    }

    [ToolFact(Tools.Node)]
    [Trait(Category.Name, Category.Full)]
    public async Task Recycle_DryRun_ReportsThePlanAndChangesNothing()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);
        var old = Ids(fleet);
        NewVersion(fleet);

        var result = await run.ExecuteAsync(dryRun: true);

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.DoesNotContain("Step", result.States);
        var plan = run.Answers.Single(a => a.State == "Plan").Recycle["plan"]!.AsArray().Select(line => (string)line!).ToList();
        Assert.Equal("raise the desired capacity from 3 to 6 (the maximum size from 4 to 6)", plan[0]);
        Assert.All(old, id => Assert.Contains(plan, line => line.StartsWith($"terminate {id} (version 1", StringComparison.Ordinal)));
        Assert.Equal(old.Order(), Ids(fleet).Order());
        Assert.StartsWith("dry run: 3 of 3", Assert.Single(run.Notices).Text, StringComparison.Ordinal);
        Assert.Null(await LockAsync(fleet));
    }

    [ToolFact(Tools.Node)]
    [Trait(Category.Name, Category.Full)]
    public async Task Recycle_WrongTags_ReportsAllOfThemAndChangesNothing()
    {
        var fleet = await StartAsync("rolling", tags: ("autorecycle_notify_pager_duty", "yes"));
        await using var run = Run(fleet);
        NewVersion(fleet);

        var result = await run.ExecuteAsync();

        Assert.Equal(("FAILED", "RecycleRefused"), (result.Status, result.Error));
        Assert.Equal(["Validate", "NotifyOfFailure", "Failed"], result.States);
        var notice = Assert.Single(run.Notices);
        Assert.Equal("failure", notice.Event);
        Assert.Contains("autorecycle_strategy is 'rolling'", notice.Text, StringComparison.Ordinal);
        Assert.Contains("autorecycle_notify_pager_duty is 'yes'", notice.Text, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Node)]
    [Trait(Category.Name, Category.Full)]
    public async Task GroupUpdate_DeliveredTwice_StartsOneExecutionAndNoneForTheFunctionsUpdates()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);
        NewVersion(fleet);

        await fleet.Cloud.AutoScaling.UpdateAutoScalingGroupAsync(
            new UpdateAutoScalingGroupRequest { AutoScalingGroupName = fleet.Options.GroupName, MaxSize = 4 }, Timeout);
        await fleet.WhenAtRestAsync(Timeout);
        var delivered = fleet.Delivery.Records.Single(record => record.Event.DetailType == "AWS API Call via CloudTrail");
        await fleet.Delivery.DeliverAsync(delivered.Event, Timeout);
        var starts = fleet.Aws.Calls.Snapshot().Where(call => call.Action == "StartExecution").ToList();
        Assert.Equal(2, starts.Count);
        Assert.Single(starts.Select(call => (call.Parameters["name"], call.Parameters["input"])).Distinct());

        var result = await run.ExecuteAsync(starts[0].Parameters["name"]);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Contains(
            fleet.Delivery.Records, record => record.Event.DetailType == "AWS API Call via CloudTrail" && record.Event != delivered.Event);
        Assert.Equal(2, fleet.Aws.Calls.Snapshot().Count(call => call.Action == "StartExecution"));
    }
}
