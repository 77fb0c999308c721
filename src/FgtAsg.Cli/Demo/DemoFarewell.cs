using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>Reports what happened to the resources of a terminated instance.</summary>
internal static class DemoFarewell
{
    /// <param name="fleet">Must be at rest after the termination.</param>
    /// <param name="victim">The terminated instance, as it was before.</param>
    /// <param name="launched">The instances before the termination.</param>
    /// <param name="after">The fleet after the termination.</param>
    public static DemoTermination Of(Fleet fleet, DemoInstance victim, IReadOnlyList<DemoInstance> launched, DemoSnapshot after) => new()
    {
        InstanceId = victim.InstanceId,
        ReplacedBy = after.Instances.Select(i => i.InstanceId)
            .Except(launched.Select(i => i.InstanceId), StringComparer.Ordinal)
            .FirstOrDefault(),
        Answer = DemoAnswers.ToTerminate(fleet, victim.InstanceId),
        License = victim.License,
        Hostname = victim.Hostname,
        DnsName = victim.DnsName,
        InterfacesLeft = [.. fleet.Cloud.NetworkInterfaces.Where(i => IsOf(i.Tags, victim.InstanceId)).Select(i => i.Id)],
        ElasticIpsLeft = [.. fleet.Cloud.Addresses.Where(a => IsOf(a.Tags, victim.InstanceId)).Select(a => a.Id)],
        // If its replacement got the same hostname, the record belongs to the replacement.
        DnsRecordsLeft = after.Instances.Any(i => i.DnsName == victim.DnsName)
            ? []
            : [.. after.DnsRecords.Where(record => record.Name == victim.DnsName)],
    };

    private static bool IsOf(IReadOnlyDictionary<string, string> tags, string instanceId) =>
        tags.TryGetValue("fgt-asg:instance-id", out var owner) && owner == instanceId;
}
