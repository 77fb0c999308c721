using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>Writes a launch's DNS record. The instance record lists it first, so that it is found after any failure.</summary>
internal sealed class FirewallDns(FunctionOptions options, InstanceRecords records, DnsRecords dns, ILogger logger)
{
    /// <param name="instance">The instance's record at the beginning of the launch.</param>
    /// <param name="hostname">Null for a firewall without a hostname, which gets no DNS record.</param>
    /// <param name="attached">The instance's interfaces.</param>
    /// <param name="created">Collects created resources for a rollback.</param>
    /// <returns>The current DNS record; null for none.</returns>
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
            // A repeated event: the DNS record was written before the instance record became InService.
            return record;
        }

        if (instance.Dns is { } former && former != record)
        {
            // Other settings or another hostname apply now, and the old DNS record is about to be overwritten in the instance record.
            await DeleteFormerAsync(instance.Id, former, retry);
        }

        await records.NoteDnsAsync(instance, record, retry);
        created.Dns = record;
        await dns.WriteAsync(instance.Id, record, retry);
        return record;
    }

    /// <summary>A failure must not cost a firewall. The role may be permitted to change the new zone only.</summary>
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
