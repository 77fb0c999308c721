using Amazon.EC2.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using DnsOptions = FgtAsg.Configuration.DnsOptions;

namespace FgtAsg.Identity;

/// <summary>
/// Writes and deletes the firewalls' records in a Route 53 hosted zone. Each firewall has its own record set, with its instance id as the
/// set identifier. A late call for one holder of a hostname therefore cannot change the record of another holder, even
/// with the same name and address.
/// </summary>
/// <param name="route53">Created on first use.</param>
internal sealed class DnsRecords(Lazy<IAmazonRoute53> route53)
{
    /// <summary>The record for this hostname, with the IPv4 address, the IPv6 address or both.</summary>
    /// <exception cref="NoDnsAddressException">The configured interface is missing, or has no address.</exception>
    public static DnsRecord Of(DnsOptions options, string hostname, IEnumerable<NetworkInterface> attached)
    {
        var networkInterface = attached.FirstOrDefault(i => i.DeviceIndex() == options.DeviceIndex);
        var ipv4 = networkInterface?.PrivateIpAddress is { Length: > 0 } address ? address : null;
        var ipv6 = networkInterface?.Ipv6Addresses is [{ } first, ..] ? first.Ipv6Address : null;
        return ipv4 is null && ipv6 is null
            ? throw new NoDnsAddressException(options.DeviceIndex)
            : new DnsRecord(options.ZoneId, $"{hostname}.{options.ZoneName}", options.Ttl, ipv4, ipv6);
    }

    public Task WriteAsync(InstanceId id, DnsRecord record, RetryContext retry) =>
        ChangeAsync($"writing the DNS record {record.Name}", record.ZoneId, Changes(id, record, ChangeAction.UPSERT), retry);

    /// <summary>Deletes exactly the record that was written. A record that is gone, or that has other values now, is left alone.</summary>
    public async Task DeleteAsync(InstanceId id, DnsRecord record, RetryContext retry)
    {
        // One change per call: if one record of a batch is gone, Route 53 deletes none of them.
        foreach (var change in Changes(id, record, ChangeAction.DELETE))
        {
            try
            {
                await ChangeAsync($"deleting the DNS record {record.Name}", record.ZoneId, [change], retry);
            }
            catch (AmazonRoute53Exception e) when (IsGone(e))
            {
                continue;
            }
        }
    }

    /// <summary>Route 53 has one error code for every invalid batch. Only the message says that the record does not exist.</summary>
    internal static bool IsGone(AmazonRoute53Exception e) =>
        e is NoSuchHostedZoneException
        || (AwsErrors.Is(e, AwsErrorCodes.InvalidChangeBatch)
            && (e.Message.Contains("not found", StringComparison.OrdinalIgnoreCase)
                || e.Message.Contains("do not match", StringComparison.OrdinalIgnoreCase)
                // The zone now has another name, so it cannot contain the record.
                || e.Message.Contains("not permitted in zone", StringComparison.OrdinalIgnoreCase)));

    private Task ChangeAsync(string what, string zoneId, List<Change> changes, RetryContext retry) => retry.CallAsync(
        what,
        token => route53.Value.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest { HostedZoneId = zoneId, ChangeBatch = new ChangeBatch { Changes = changes } }, token),
        RetryRule.None);

    private static List<Change> Changes(InstanceId id, DnsRecord record, ChangeAction action)
    {
        var changes = new List<Change>();
        if (record.Ipv4 is not null)
        {
            changes.Add(Change(id, record, action, RRType.A, record.Ipv4));
        }

        if (record.Ipv6 is not null)
        {
            changes.Add(Change(id, record, action, RRType.AAAA, record.Ipv6));
        }

        return changes;
    }

    private static Change Change(InstanceId id, DnsRecord record, ChangeAction action, RRType type, string address) => new()
    {
        Action = action,
        ResourceRecordSet = new ResourceRecordSet
        {
            Name = record.Name,
            Type = type,
            SetIdentifier = id.Value,
            MultiValueAnswer = true,
            TTL = record.Ttl,
            ResourceRecords = [new ResourceRecord { Value = address }],
        },
    };
}

/// <summary>The DNS record would have no address. Retrying does not help.</summary>
internal sealed class NoDnsAddressException(int deviceIndex)
    : Exception($"the interface at device index {deviceIndex} (dns_interface) has neither an IPv4 nor an IPv6 address to write into DNS");
