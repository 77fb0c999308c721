using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Cli.Demo;

/// <summary>The story: several instances at once, what they got; one goes, what is left.</summary>
internal sealed class DemoRun(Fleet fleet, DemoProgress progress)
{
    private const string LaunchEvent = "EC2 Instance-launch Lifecycle Action";
    private const string TerminateEvent = "EC2 Instance-terminate Lifecycle Action";

    public async Task<DemoReport> RunAsync(int instances, CancellationToken cancellationToken)
    {
        fleet.Cloud.EventRaised += Tell;
        try
        {
            progress.Step($"Launching {instances} instance(s) at once: the built function gets their events, in processes of its own");
            fleet.Launch(instances);
            await fleet.WhenAtRestAsync(cancellationToken);
            var afterLaunch = await fleet.ReadTrackFileAsync(cancellationToken);
            var launched = Instances(afterLaunch);
            var violations = Violations("after the launches", afterLaunch, launched.Count, instances);
            var victim = launched.Count > 0 ? launched[0].InstanceId : null;
            if (victim is not null)
            {
                progress.Step($"Terminating {victim}");
                fleet.Cloud.TerminateInstanceInGroup(victim);
                await fleet.WhenAtRestAsync(cancellationToken);
            }

            var trackFile = await fleet.ReadTrackFileAsync(cancellationToken);
            var remaining = Instances(trackFile);
            return new DemoReport
            {
                AutoScalingGroupName = fleet.Options.GroupName,
                Launched = launched,
                Terminated = victim is null ? null : TerminationOf(victim),
                Remaining = remaining,
                TrackFile = trackFile.Content ?? [],
                Calls = Calls(),
                Violations =
                [
                    .. FailedInvocations(),
                    .. violations,
                    .. victim is null ? [] : Violations("after the termination", trackFile, remaining.Count, instances - 1),
                ],
                Seconds = Math.Round(progress.Elapsed.TotalSeconds, 1),
            };
        }
        finally
        {
            fleet.Cloud.EventRaised -= Tell;
        }
    }

    private List<string> Violations(string when, TrackFileState trackFile, int inService, int expected) =>
    [
        .. fleet.Check(trackFile).Select(broken => $"{when}: {broken}"),
        .. inService == expected ? (string[])[] : [$"{when}: {inService} instances are in service, expected {expected}"],
    ];

    /// <summary>A demo in which the function fails must say so, and with its words.</summary>
    private IEnumerable<string> FailedInvocations() => fleet.Delivery.Records
        .Where(r => r.Result?.Succeeded != true)
        .Select(r => $"'{r.Event.DetailType}' failed: {r.Result?.Attempts[^1].ErrorType ?? r.Error?.GetType().Name}: {r.Result?.Attempts[^1].ErrorMessage ?? r.Error?.Message}")
        .Distinct(StringComparer.Ordinal);

    private void Tell(CloudEvent cloudEvent)
    {
        var detail = JsonNode.Parse(cloudEvent.Detail)!;
        var instance = detail["EC2InstanceId"] ?? detail["instance-id"];
        progress.Detail($"{cloudEvent.DetailType}: {instance} {detail["state"]}".TrimEnd());
    }

    private List<DemoInstance> Instances(TrackFileState trackFile) =>
    [
        .. fleet.Members.Where(m => m.LifecycleState == LifecycleStates.InService).Select(member => new DemoInstance
        {
            InstanceId = member.InstanceId,
            AvailabilityZone = member.AvailabilityZone,
            LifecycleState = member.LifecycleState,
            Interfaces = [.. InterfacesOf(member.InstanceId)],
            Tracked = trackFile.Content?.ContainsKey(member.InstanceId) == true,
            Answer = AnswerTo(LaunchEvent, member.InstanceId),
        }),
    ];

    private IEnumerable<DemoInterface> InterfacesOf(string instanceId) => fleet.Cloud.NetworkInterfaces
        .Where(i => i.Attachment?.InstanceId == instanceId)
        .OrderBy(i => i.Attachment!.DeviceIndex)
        .Select(i => new DemoInterface(
            i.Attachment!.DeviceIndex,
            i.Id,
            i.SubnetId,
            i.PrimaryIp.Address,
            i.PrimaryIp.Association?.PublicIp,
            i.SourceDestCheck,
            i.Attachment.DeleteOnTermination));

    private DemoTermination TerminationOf(string instanceId) => new(
        instanceId,
        AnswerTo(TerminateEvent, instanceId),
        [.. fleet.Cloud.NetworkInterfaces.Where(i => IsOf(i.Tags, instanceId)).Select(i => i.Id)],
        [.. fleet.Cloud.Addresses.Where(a => IsOf(a.Tags, instanceId)).Select(a => a.Id)]);

    private static bool IsOf(IReadOnlyDictionary<string, string> tags, string instanceId) =>
        tags.TryGetValue("fgt-asg:instance-id", out var owner) && owner == instanceId;

    private JsonNode? AnswerTo(string detailType, string instanceId) => fleet.Delivery.Records
        .LastOrDefault(r => r.Event.DetailType == detailType && r.Event.Detail.Contains(instanceId, StringComparison.Ordinal)) is { Result: { } result }
            ? JsonNode.Parse(result.Attempts[^1].PayloadText)
            : null;

    private SortedDictionary<string, int> Calls() => new(
        fleet.Aws.Calls.Snapshot().GroupBy(c => $"{c.Service}:{c.Action}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
