using System.Globalization;
using Amazon.AutoScaling.Model;
using Amazon.DynamoDBv2.Model;
using FgtAsg.IntegrationTests.StateMachines;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Recycle;

/// <summary>The deployed state machine, run by an interpreter that is not ours, with the built function as its tasks, in the sandbox.</summary>
public sealed class RecycleTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    private static readonly CloudOptions Cloud = QuickCloud with
    {
        UnhealthyDelay = TimeSpan.FromMilliseconds(200),
        RefreshInterval = TimeSpan.FromMilliseconds(100),
        RefreshPatience = TimeSpan.FromSeconds(20),
    };

    private readonly MovedTime _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    [StateMachineTheory]
    [InlineData("out-in", 3, 6)]
    [InlineData("out-in-timed", 3, 6)]
    [InlineData("in-out", 2, 3)]
    [InlineData("instance-refresh", 3, 4)]
    public async Task Recycle_NewVersion_ReplacesAllAndThePrimaryLast(string strategy, int fewest, int most)
    {
        var fleet = await StartAsync(strategy);
        await using var run = Run(fleet);
        var old = Ids(fleet);
        await fleet.Cloud.AutoScaling.SuspendProcessesAsync(new SuspendProcessesRequest { AutoScalingGroupName = fleet.Options.GroupName, ScalingProcesses = ["AlarmNotification"] }, Timeout);
        await fleet.Cloud.EC2.CreateTagsAsync(
            new Amazon.EC2.Model.CreateTagsRequest { Resources = [old[0]], Tags = [new Amazon.EC2.Model.Tag { Key = "fgt-asg:role", Value = "primary" }] }, Timeout);
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

    [StateMachineFact]
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

    [StateMachineFact]
    public async Task Recycle_NothingIsOutOfDate_TouchesNothing()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);

        var result = await run.ExecuteAsync();

        Assert.Equal(["Validate", "NeedsRecycling", "UpToDate"], result.States);
        Assert.Empty(run.Notices);
    }

    [StateMachineTheory]
    [InlineData("out-in")]
    [InlineData("in-out")]
    [InlineData("instance-refresh")]
    public async Task Recycle_NewVersionNeverBecomesHealthy_IsRolledBack(string strategy)
    {
        var fleet = await StartAsync(strategy, ("recycle_failure_budget", "1"));
        await using var run = Run(fleet);
        NewVersion(fleet, LaunchTemplateDefect.BecomesUnhealthy);

        var result = await run.ExecuteAsync();

        Assert.Equal("FAILED", result.Status);
        Assert.Contains("RollBack", result.States);
        await AssertRestoredAsync(fleet, run, version: 1);
        Assert.Equal("1", (await run.DescribeAsync()).LaunchTemplate.Version);
        Assert.InRange(run.FewestInService, 1, 6);
        Assert.Equal("failure", run.Notices[^1].Event);
        Assert.StartsWith("rolled back to version 1: RecycleFailed: ", run.Notices[^1].Text, StringComparison.Ordinal);
    }

    [StateMachineFact]
    public async Task Recycle_SecondUpdateDuringARun_GetsOneMoreRound()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);
        NewVersion(fleet);
        ExecutionResult? second = null;
        run.Waiting = async wait =>
        {
            if (second is null && wait.State == "WaitForGroup")
            {
                NewVersion(fleet);
                second = new("", null, null, null, []);
                await using var other = Run(fleet);
                second = await other.ExecuteAsync("run-2");
            }
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal("Coalesced", second!.States[^1]);
        Assert.Equal(2, result.States.Count(state => state == "Snapshot"));
        await AssertRestoredAsync(fleet, run, version: 3);
        Assert.InRange(run.Most, 3, 6);
    }

    [StateMachineFact]
    public async Task Recycle_UpdateAfterTheLastLook_IsNotLost()
    {
        var fleet = await StartAsync("in-out");
        await using var run = Run(fleet);
        NewVersion(fleet);
        ExecutionResult? second = null;
        run.Stepping = async call =>
        {
            if (second is null && call.State == "Notify")
            {
                NewVersion(fleet);
                second = new("", null, null, null, []);
                await using var other = Run(fleet);
                second = await other.ExecuteAsync("run-2");
            }
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal("Coalesced", second!.States[^1]);
        await AssertRestoredAsync(fleet, run, version: 3);
    }

    [StateMachineFact]
    public async Task Recycle_NewerVersionWhileABadOneFails_GoesOnWithIt()
    {
        var fleet = await StartAsync("out-in", ("recycle_failure_budget", "0"));
        await using var run = Run(fleet);
        NewVersion(fleet, LaunchTemplateDefect.BecomesUnhealthy);
        run.Stepping = call =>
        {
            if (call is { State: "RollBack", Attempt: 0 })
            {
                NewVersion(fleet);
            }

            return Task.CompletedTask;
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        await AssertRestoredAsync(fleet, run, version: 3);
    }

    [StateMachineFact]
    public async Task Recycle_DryRun_SaysWhatItWouldDoAndTouchesNothing()
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

    [StateMachineTheory]
    [InlineData("out-in", LaunchTemplateDefect.None)]
    [InlineData("in-out", LaunchTemplateDefect.None)]
    [InlineData("instance-refresh", LaunchTemplateDefect.None)]
    [InlineData("out-in", LaunchTemplateDefect.BecomesUnhealthy)]
    public async Task Recycle_FunctionDiesInEveryState_GetsThereAllTheSame(string strategy, LaunchTemplateDefect defect)
    {
        var fleet = await StartAsync(strategy, ("recycle_failure_budget", "1"));
        await using var run = Run(fleet);
        run.Deaths.UnionWith(["Validate", "Lock", "Window", "Snapshot", "Plan", "Step", "Verify", "RollBack", "Restore", "Notify", "Unlock"]);
        NewVersion(fleet, defect);

        var result = await run.ExecuteAsync();

        Assert.True(
            (defect == LaunchTemplateDefect.None) == result.Succeeded,
            $"{result.Status} {result.Cause}: {string.Join(' ', result.States)}; {string.Join(" | ", run.Notices)}");
        await AssertRestoredAsync(fleet, run, defect == LaunchTemplateDefect.None ? 2 : 1);
        Assert.InRange(run.FewestInService, 1, 6);
    }

    [StateMachineFact]
    public async Task Recycle_ExecutionIsStoppedInTheMiddle_TheNextOneRestoresTheSizes()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);
        NewVersion(fleet);
        run.Waiting = _ => throw new OperationCanceledException("stopped by hand");
        await Assert.ThrowsAnyAsync<Exception>(() => run.ExecuteAsync());
        Assert.Equal((6, 6), ((await run.DescribeAsync()).MaxSize, (await run.DescribeAsync()).DesiredCapacity));

        await using var next = Run(fleet);
        Assert.Equal("Coalesced", (await next.ExecuteAsync("run-2")).States[^1]);
        await EndLeaseAsync(fleet);
        var result = await next.ExecuteAsync("run-3");

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        await AssertRestoredAsync(fleet, next, version: 2);
    }

    [StateMachineTheory]
    // Over midnight, and one hour shorter than it reads: summer time begins in it.
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-03-28T22:30:00Z", 5.5)]
    // One hour longer: it ends.
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-10-24T21:30:00Z", 7.5)]
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-11-21T22:30:00Z", 6.5)]
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-11-21T05:30:00Z", 0)]
    public async Task Recycle_ExclusionWindow_IsWaitedOut(string window, string now, double hours)
    {
        var fleet = await StartAsync("out-in-timed", tags: ("autorecycle_exclusion_window", window));
        await using var run = Run(fleet);
        NewVersion(fleet);
        _clock.MoveTo(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        run.Waiting = wait =>
        {
            _clock.Move(wait.Duration);
            return Task.CompletedTask;
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal(hours, run.Waits.Where(wait => wait.State == "WaitForWindow").Sum(wait => wait.Duration.TotalHours), precision: 3);
        await AssertRestoredAsync(fleet, run, version: 2);
    }

    [StateMachineFact]
    public async Task Recycle_WindowBeginsInTheMiddle_GoesOnAfterIt()
    {
        var fleet = await StartAsync("out-in-timed", tags: ("autorecycle_exclusion_window", "Sat 22:00-06:00 UTC"));
        await using var run = Run(fleet);
        NewVersion(fleet);
        var terminatedInWindow = -1;
        run.Waiting = wait =>
        {
            if (wait.State == "WaitForWindowInRound")
            {
                terminatedInWindow = run.Terminated.Count;
                _clock.Move(wait.Duration);
            }
            else if (terminatedInWindow < 0)
            {
                _clock.MoveTo(new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero));
            }

            return Task.CompletedTask;
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal(0, terminatedInWindow);
        Assert.Equal(7, run.Waits.Single(wait => wait.State == "WaitForWindowInRound").Duration.TotalHours, precision: 3);
        await AssertRestoredAsync(fleet, run, version: 2);
    }

    [StateMachineFact]
    public async Task Recycle_TagsAreWrong_FailsWithAllOfThemAndTouchesNothing()
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

    [StateMachineFact]
    public async Task Update_OfTheGroup_StartsTheStateMachineOnceAndNotForTheFunctionsOwn()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);
        NewVersion(fleet);

        await fleet.Cloud.AutoScaling.UpdateAutoScalingGroupAsync(new UpdateAutoScalingGroupRequest { AutoScalingGroupName = fleet.Options.GroupName, MaxSize = 4 }, Timeout);
        await fleet.WhenAtRestAsync(Timeout);
        var delivered = fleet.Delivery.Records.Single(record => record.Event.DetailType == "AWS API Call via CloudTrail");
        await fleet.Delivery.DeliverAsync(delivered.Event, Timeout);
        var starts = fleet.Aws.Calls.Snapshot().Where(call => call.Action == "StartExecution").ToList();
        Assert.Equal(2, starts.Count);
        Assert.Single(starts.Select(call => (call.Parameters["name"], call.Parameters["input"])).Distinct());

        var result = await run.ExecuteAsync(starts[0].Parameters["name"]);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Contains(fleet.Delivery.Records, record => record.Event.DetailType == "AWS API Call via CloudTrail" && record.Event != delivered.Event);
        Assert.Equal(2, fleet.Aws.Calls.Snapshot().Count(call => call.Action == "StartExecution"));
    }

    private RecycledFleet Run(Fleet fleet) => new(fleet, _clock, Timeout);

    /// <summary>Three firewalls of version 1 in service; from 1 to 4 are allowed.</summary>
    private async Task<Fleet> StartAsync(string strategy, (string Name, string Value)? variable = null, (string Key, string Value)? tags = null)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["autorecycle_recycle_on_asg_update"] = "true",
            ["autorecycle_strategy"] = strategy,
        };
        if (strategy == "out-in-timed")
        {
            wanted["autorecycle_exclusion_window"] = "Mon-Fri 08:00-18:00 Europe/Zurich";
        }

        if (tags is { } tag)
        {
            wanted[tag.Key] = tag.Value;
        }

        var fleet = await StartFleetAsync(Cloud, new FleetOptions
        {
            RecycleTags = wanted,
            Environment = variable is { } set ? new Dictionary<string, string>(StringComparer.Ordinal) { [set.Name] = set.Value } : [],
            Group = group => group with { MinSize = 1, MaxSize = 4, DesiredCapacity = 3, ReplacesLostInstances = true },
        });
        await fleet.WhenAtRestAsync(Timeout);
        Assert.All(fleet.Members, member => Assert.Equal(LifecycleStates.InService, member.LifecycleState));
        Assert.Equal(3, fleet.Members.Count());
        return fleet;
    }

    private static void NewVersion(Fleet fleet, LaunchTemplateDefect defect = LaunchTemplateDefect.None) =>
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.Options.GroupName, new LaunchTemplateVersionSpecification { Defect = defect });

    private static List<string> Ids(Fleet fleet) => [.. fleet.Members.Select(member => member.InstanceId)];

    /// <summary>All of that version, as many as before, sizes and processes as before, no lock; and the function has done its part for each.</summary>
    private async Task AssertRestoredAsync(Fleet fleet, RecycledFleet run, long version)
    {
        await fleet.WhenAtRestAsync(Timeout);
        var group = await run.DescribeAsync();
        Assert.Equal((1, 4, 3), (group.MinSize, group.MaxSize, group.DesiredCapacity));
        Assert.Equal(3, group.Instances.Count);
        Assert.All(group.Instances, instance => Assert.Equal(
            ("InService", "Healthy", $"{version}"), (instance.LifecycleState.Value, instance.HealthStatus, instance.LaunchTemplate.Version)));
        Assert.DoesNotContain(group.SuspendedProcesses ?? [], process => process.ProcessName is "AZRebalance" or "ScheduledActions");
        Assert.Null(await LockAsync(fleet));
        await AssertInvariantsAsync(fleet);
    }

    private async Task<Dictionary<string, AttributeValue>?> LockAsync(Fleet fleet) =>
        (await fleet.DynamoDb.GetItemAsync(new GetItemRequest { TableName = fleet.TableName, Key = LockKey(fleet), ConsistentRead = true }, Timeout)).Item is { Count: > 0 } item
            ? item
            : null;

    private Task EndLeaseAsync(Fleet fleet) => fleet.DynamoDb.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = fleet.TableName,
            Key = LockKey(fleet),
            UpdateExpression = "SET LeaseUntil = :past",
            ExpressionAttributeValues = new() { [":past"] = new AttributeValue("2026-01-01T00:00:00Z") },
        },
        Timeout);

    private static Dictionary<string, AttributeValue> LockKey(Fleet fleet) => new() { ["Category"] = new AttributeValue($"recycle#{fleet.Options.GroupName}") };
}
