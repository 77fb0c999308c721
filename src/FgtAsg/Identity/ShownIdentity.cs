using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Shows a firewall's identity to people and to the network: its tags and its DNS record.</summary>
internal sealed class ShownIdentity(InstanceRecords records, InstanceTags tags, DnsRecords dns)
{
    /// <summary>
    /// Writes the tags and the DNS record of a working firewall again. A delivery that was suspended while the firewall moved into or out
    /// of the warm pool may have removed or changed them when it resumed.
    /// </summary>
    public async Task RestoreAsync(InstanceId id, RetryContext retry)
    {
        if (await records.FindAsync(id, retry) is { State: RecordState.Launching or RecordState.InService } record)
        {
            await tags.ShowAsync(id, record.License, record.Hostname, retry);
            // The recorded DNS record may belong to a hostname that was given back. The current launch writes its own record.
            if (record is { Dns: { } noted, Hostname: { } hostname } && noted.Name.StartsWith($"{hostname}.", StringComparison.Ordinal))
            {
                await dns.WriteAsync(id, noted, retry);
                await TakeBackIfOverAsync(id, noted, retry);
            }
        }
    }

    /// <summary>
    /// Deletes a record that was written after its firewall ended or returned to the warm pool. Nothing else would delete it.
    /// </summary>
    private async Task TakeBackIfOverAsync(InstanceId id, DnsRecord written, RetryContext retry)
    {
        if (await records.FindAsync(id, retry) is not { State: RecordState.Launching or RecordState.InService } now || now.Dns != written)
        {
            await dns.DeleteAsync(id, written, retry);
        }
    }
}
