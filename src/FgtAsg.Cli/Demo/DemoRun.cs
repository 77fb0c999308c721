using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>The story: the pools are filled, several instances come at once, what they got; one goes, what is left; the others are replaced.</summary>
internal sealed class DemoRun(Fleet fleet, DemoProgress progress, TimeProvider time)
{
    /// <summary>More than there are instances, so that the pools show what is free, too; those that replace others need some of their own, as what is returned cools down.</summary>
    private const int SpareLicenses = 2;
    private const int LeastHostnames = 10;

    public async Task<DemoReport> RunAsync(int instances, CancellationToken cancellationToken)
    {
        var licenses = instances + Math.Max(SpareLicenses, instances - 1);
        var hostnames = Math.Max(LeastHostnames, licenses);
        progress.Step($"Putting {licenses} licence files into the bucket, and seeding {hostnames} hostnames");
        var poolProblems = await DemoPools.FillAsync(fleet, licenses, hostnames, cancellationToken);

        progress.Step($"Launching {instances} instance(s) at once: the built function gets their events");
        fleet.Launch(instances);
        await fleet.WhenAtRestAsync(cancellationToken);
        var launched = await DemoSnapshot.TakeAsync(fleet, time.GetUtcNow(), cancellationToken);
        var victim = launched.Instances is [var first, ..] ? first : null;
        if (victim is not null)
        {
            progress.Step($"Terminating {victim.InstanceId}");
            fleet.Cloud.TerminateInstanceInGroup(victim.InstanceId);
            await fleet.WhenAtRestAsync(cancellationToken);
        }

        var gone = victim is null ? launched : await DemoSnapshot.TakeAsync(fleet, time.GetUtcNow(), cancellationToken);
        var jobRun = new DemoJobRun(fleet, progress, time);
        var jobs = await jobRun.RunAsync(cancellationToken);
        var end = await DemoSnapshot.TakeAsync(fleet, time.GetUtcNow(), cancellationToken);
        return new DemoReport
        {
            AutoScalingGroupName = fleet.Options.GroupName,
            ZoneName = fleet.Options.DnsZoneName,
            Launched = launched.Instances,
            Terminated = victim is null ? null : TerminationOf(victim, gone),
            Jobs = jobs,
            Remaining = end.Instances,
            Licenses = end.Licenses,
            Hostnames = end.Hostnames,
            DnsRecords = end.DnsRecords,
            TrackFile = end.TrackFile.Content ?? [],
            Calls = Calls(),
            Violations =
            [
                .. poolProblems,
                .. DemoAnswers.Failures(fleet),
                .. Violations("after the launches", launched, instances),
                .. victim is null ? [] : Violations("after the termination", gone, instances - 1),
                .. jobRun.Problems,
                .. jobs.Recycle is null ? [] : Violations("after the replacement", end, instances - 1),
            ],
            Seconds = Math.Round(progress.Elapsed.TotalSeconds, 1),
        };
    }

    private static IEnumerable<string> Violations(string when, DemoSnapshot snapshot, int expected) =>
    [
        .. snapshot.Violations.Select(broken => $"{when}: {broken}"),
        .. snapshot.Instances.Count == expected ? (string[])[] : [$"{when}: {snapshot.Instances.Count} instances are in service, expected {expected}"],
    ];

    private DemoTermination TerminationOf(DemoInstance victim, DemoSnapshot gone) => new()
    {
        InstanceId = victim.InstanceId,
        Answer = DemoAnswers.ToTerminate(fleet, victim.InstanceId),
        License = victim.License,
        Hostname = victim.Hostname,
        DnsName = victim.DnsName,
        InterfacesLeft = [.. fleet.Cloud.NetworkInterfaces.Where(i => IsOf(i.Tags, victim.InstanceId)).Select(i => i.Id)],
        ElasticIpsLeft = [.. fleet.Cloud.Addresses.Where(a => IsOf(a.Tags, victim.InstanceId)).Select(a => a.Id)],
        DnsRecordsLeft = [.. gone.DnsRecords.Where(record => record.Name == victim.DnsName)],
    };

    private static bool IsOf(IReadOnlyDictionary<string, string> tags, string instanceId) =>
        tags.TryGetValue("fgt-asg:instance-id", out var owner) && owner == instanceId;

    private SortedDictionary<string, int> Calls() => new(
        fleet.Aws.Calls.Snapshot().GroupBy(c => $"{c.Service}:{c.Action}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
