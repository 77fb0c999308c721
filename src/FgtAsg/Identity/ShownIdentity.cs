using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>What shows who a firewall is, to people and to the network: its tags and its DNS record.</summary>
internal sealed class ShownIdentity(InstanceRecords records, InstanceTags tags, DnsRecords dns)
{
    /// <summary>
    /// Shows once more what a firewall at work holds: a delivery that slept through a move into the warm pool or out of it may have taken it away, or
    /// shown something else, when it woke up.
    /// </summary>
    public async Task RestoreAsync(InstanceId id, RetryContext retry)
    {
        if (await records.FindAsync(id, retry) is { State: RecordState.Launching or RecordState.InService } record)
        {
            await tags.ShowAsync(id, record.License, record.Hostname, retry);
            // A note of a name that is given back is not of this launch: its own comes.
            if (record is { Dns: { } noted, Hostname: { } hostname } && noted.Name.StartsWith($"{hostname}.", StringComparison.Ordinal))
            {
                await dns.WriteAsync(id, noted, retry);
                await TakeBackIfOverAsync(id, noted, retry);
            }
        }
    }

    /// <summary>What was written after its firewall ended, or went back, nobody else would delete.</summary>
    private async Task TakeBackIfOverAsync(InstanceId id, DnsRecord written, RetryContext retry)
    {
        if (await records.FindAsync(id, retry) is not { State: RecordState.Launching or RecordState.InService } now || now.Dns != written)
        {
            await dns.DeleteAsync(id, written, retry);
        }
    }
}
