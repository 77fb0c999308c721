using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>Finds out what became of all that a terminated instance had.</summary>
internal static class DemoFarewell
{
    /// <param name="fleet">At rest again.</param>
    /// <param name="victim">The one that went, as it was.</param>
    /// <param name="launched">Those that were there before it went.</param>
    /// <param name="after">The fleet as it is now.</param>
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
        // Where its successor got its name, the record is the successor's.
        DnsRecordsLeft = after.Instances.Any(i => i.DnsName == victim.DnsName)
            ? []
            : [.. after.DnsRecords.Where(record => record.Name == victim.DnsName)],
    };

    private static bool IsOf(IReadOnlyDictionary<string, string> tags, string instanceId) =>
        tags.TryGetValue("fgt-asg:instance-id", out var owner) && owner == instanceId;
}
