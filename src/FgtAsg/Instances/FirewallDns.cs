using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>A launch's DNS record: noted before it is written, so that it is found again whatever happens in between.</summary>
internal sealed class FirewallDns(FunctionOptions options, InstanceRecords records, DnsRecords dns, ILogger logger)
{
    /// <param name="instance">The instance's record, as the launch found it.</param>
    /// <param name="hostname">Null for a firewall without a name, which gets no record.</param>
    /// <param name="attached">Its interfaces.</param>
    /// <param name="created">Where what was written is noted for an undo.</param>
    /// <returns>What the zone has now; null for nothing.</returns>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<DnsRecord?> ProvideAsync(
        InstanceRecord instance,
        string? hostname,
        IEnumerable<NetworkInterface> attached,
        CreatedResources created,
        RetryContext retry)
    {
        if (options.Dns is not { } zone || hostname is null)
        {
            return null;
        }

        var record = DnsRecords.Of(zone, hostname, attached);
        if (instance.State == RecordState.InService && instance.Dns == record)
        {
            // A repeated event: what was noted was written before the record was closed.
            return record;
        }

        if (instance.Dns is { } former && former != record)
        {
            // The note of it is about to be replaced, by other settings or another name.
            await DeleteFormerAsync(instance.Id, former, retry);
        }

        await records.NoteDnsAsync(instance, record, retry);
        created.Dns = record;
        await dns.WriteAsync(instance.Id, record, retry);
        return record;
    }

    /// <summary>One that cannot be deleted, perhaps since the role is for the new zone only, must not cost a firewall.</summary>
    private async Task DeleteFormerAsync(InstanceId id, DnsRecord former, RetryContext retry)
    {
        try
        {
            await dns.DeleteAsync(id, former, retry);
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e) && !retry.IsCancellationRequested)
        {
            logger.FormerDnsLeft(id.Value, former.Name, e);
        }
    }
}
