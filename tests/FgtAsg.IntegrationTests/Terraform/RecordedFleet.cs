using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Lets the function do all its jobs for a fleet, and records the function's calls without those of the test.</summary>
internal sealed class RecordedFleet(Fleet fleet, CancellationToken cancellationToken)
{
    private readonly List<RecordedCall> _calls = [];
    private readonly List<string> _answers = [];
    private string? _lastLaunch;

    public IReadOnlyList<RecordedCall> Calls => _calls;

    /// <summary>The action and status of each answer.</summary>
    public IReadOnlyList<string> Answers => _answers;

    public async Task RunAsync()
    {
        await FillPoolsAsync();
        await LaunchAndTerminateAsync();
        await MeetAForeignInstanceAsync();
        await RollBackAsync();
        await KeepUnreadableTrackFileAsideAsync();
        await EndInConsoleAsync();
        await UseWarmPoolAsync();
        await SweepAsync();
        await SnapshotAsync();
        await RecycleAsync();
    }

    private string Group => fleet.Options.GroupName;

    private async Task FillPoolsAsync()
    {
        await InvokeAsync("""{"action":"seedHostnames","pattern":"fgt-{0:000}","first":1,"count":20}""");
        for (var i = 1; i <= 6; i++)
        {
            await fleet.PutLicenseFileAsync($"FGVM{i:00}.lic", LicenseText.Of($"{i}"), cancellationToken);
        }

        await fleet.PutLicenseFileAsync("gone.lic", LicenseText.Of("gone"), cancellationToken);
        await DrainAsync();
        await fleet.DeleteLicenseFileAsync("gone.lic", cancellationToken);
        await DrainAsync();
    }

    private async Task LaunchAndTerminateAsync()
    {
        // As the answer is lost, the function does not know whether it sent the start command, and looks for it.
        fleet.Aws.Faults.Add("ssm", "SendCommand", FaultEffect.LoseResponse, times: 1);
        var instance = fleet.Launch(1).Single();
        await DrainAsync();
        fleet.Cloud.TerminateInstanceInGroup(instance);
        await DrainAsync();
    }

    /// <summary>Delivers a launch event with an instance of another group.</summary>
    private async Task MeetAForeignInstanceAsync()
    {
        var instance = fleet.Launch(1).Single();
        await DrainAsync();
        var foreign = fleet.Cloud.RunInstance(fleet.Network.Subnets["untrust"]["us-east-1a"]);
        await InvokeAsync(_lastLaunch!.Replace(instance, foreign, StringComparison.Ordinal));
    }

    private async Task RollBackAsync()
    {
        fleet.Aws.Faults.Add("s3", "PutObject", FaultEffect.ErrorBefore(403, "AccessDenied", "Access Denied"), times: 1);
        fleet.Launch(1);
        await DrainAsync();
    }

    private async Task KeepUnreadableTrackFileAsideAsync()
    {
        await fleet.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey, ContentBody = "{ not JSON" },
            cancellationToken);
        fleet.Launch(1);
        await DrainAsync();
    }

    private async Task EndInConsoleAsync()
    {
        fleet.TerminateInConsole(fleet.Members.First(m => m.LifecycleState == LifecycleStates.InService).InstanceId);
        await DrainAsync();
    }

    private async Task UseWarmPoolAsync()
    {
        fleet.Cloud.PutWarmPool(Group, new WarmPoolSpecification { MinSize = 1, MaxGroupPreparedCapacity = 2, ReuseOnScaleIn = true });
        await DrainAsync();
        var instance = fleet.Launch(1).Single();
        await DrainAsync();
        fleet.Cloud.ScaleIn(instance);
        await DrainAsync();
        await InvokeAsync(fleet.ScheduledEvent().ToJson());
        fleet.Cloud.DeleteWarmPool(Group);
        await DrainAsync();
    }

    /// <summary>Launches and terminates instances, drops their events, and sweeps.</summary>
    private async Task SweepAsync()
    {
        var instance = fleet.Launch(1).Single();
        await DrainAsync();
        fleet.TerminateInConsole(instance);
        fleet.Launch(1);
        await fleet.WhenAtRestAsync(cancellationToken);
        fleet.Delivery.TakePending();
        await fleet.AgeAsync(TimeSpan.FromHours(1), cancellationToken);
        await InvokeAsync(fleet.ScheduledEvent().ToJson());
        await DrainAsync();
    }

    /// <summary>Takes snapshots of the firewalls' disks. There are two old snapshots, and one of them is deleted.</summary>
    private async Task SnapshotAsync()
    {
        foreach (var days in new[] { 90, 91 })
        {
            fleet.Cloud.PutSnapshot(
                "vol-0123456789abcdef0",
                TimeProvider.System.GetUtcNow().AddDays(-days),
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["fgt-asg:group"] = Group,
                    ["fgt-asg:volume-id"] = "vol-0123456789abcdef0",
                    ["fgt-asg:slot"] = $"{days} days ago",
                });
        }

        await InvokeAsync("""{"action":"snapshot"}""");
    }

    /// <summary>
    /// Invokes the state machine's steps one by one: first a run that doubles the group, fails and restores everything, then an instance
    /// refresh that is rolled back.
    /// </summary>
    private async Task RecycleAsync()
    {
        fleet.Launch(1);
        await DrainAsync();
        fleet.Cloud.CreateLaunchTemplateVersion(Group);
        await InvokeAsync("""{"action":"recycle"}""");
        await StepsAsync("run-1", "validate", "lock", "window", "snapshot", "plan", "step", "step", "restore", "notify", "unlock");
        await DrainAsync();

        fleet.Cloud.SetGroupTags(
            Group,
            new Dictionary<string, string>(fleet.Options.RecycleTags!, StringComparer.Ordinal)
            {
                ["autorecycle_strategy"] = "instance-refresh",
            });
        await StepsAsync("run-2", "validate", "lock", "window", "snapshot", "plan", "step", "rollBack");
        await DrainAsync();
        await StepsAsync("run-2", "rollBack", "restore", "notify", "unlock");
        await DrainAsync();
    }

    private async Task StepsAsync(string execution, params string[] steps)
    {
        foreach (var step in steps)
        {
            await InvokeAsync(
                $$"""
                {
                  "action": "recycleStep", "step": "{{step}}", "execution": "{{execution}}", "autoScalingGroupName": "{{Group}}",
                  "at": "2026-11-21T12:00:00Z", "error": { "Error": "Test" }
                }
                """);
        }
    }

    /// <summary>Delivers all events, and the events that these cause, until there are no more.</summary>
    private async Task DrainAsync()
    {
        while (true)
        {
            var events = fleet.Delivery.TakePending();
            // Events are delivered one at a time here. The event about a running instance waits for the launch to name it, so it must come
            // after the launch event.
            foreach (var cloudEvent in events.OrderBy(e => e.Detail.Contains("\"running\"", StringComparison.Ordinal)))
            {
                var payload = fleet.Delivery.PayloadOf(cloudEvent);
                _lastLaunch = cloudEvent.DetailType == "EC2 Instance-launch Lifecycle Action" ? payload : _lastLaunch;
                await InvokeAsync(payload);
            }

            fleet.Cloud.Tick();
            if (events.Count == 0 && fleet.Delivery.Pending.Count == 0 && !IsDueSoon())
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }

    // The timeout of a hook is later than that.
    private bool IsDueSoon() => fleet.Cloud.NextDue is { } due && due - TimeProvider.System.GetUtcNow() < TimeSpan.FromSeconds(30);

    private async Task InvokeAsync(string payload)
    {
        fleet.Aws.Calls.Clear();
        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(payload), cancellationToken);
        _calls.AddRange(fleet.Aws.Calls.Snapshot());
        var answer = result.Succeeded ? JsonNode.Parse(result.PayloadText)! : null;
        _answers.Add(answer is null ? $"{result.ErrorType}: {result.ErrorMessage}" : $"{answer["action"]} {answer["status"]}");
    }
}
