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
    public async Task RestoreAsync(InstanceId id, RetryContext patience, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(id, patience, cancellationToken) is { State: RecordState.Launching or RecordState.InService } record)
        {
            await tags.ShowAsync(id, record.License, record.Hostname, patience, cancellationToken);
            // A note of a name that is given back is not of this launch: its own comes.
            if (record is { Dns: { } noted, Hostname: { } hostname } && noted.Name.StartsWith($"{hostname}.", StringComparison.Ordinal))
            {
                await dns.WriteAsync(id, noted, patience, cancellationToken);
                await TakeBackIfOverAsync(id, noted, patience, cancellationToken);
            }
        }
    }

    /// <summary>What was written after its firewall ended, or went back, nobody else would delete.</summary>
    private async Task TakeBackIfOverAsync(InstanceId id, DnsRecord written, RetryContext patience, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(id, patience, cancellationToken) is not { State: RecordState.Launching or RecordState.InService } now || now.Dns != written)
        {
            await dns.DeleteAsync(id, written, patience, cancellationToken);
        }
    }
}
