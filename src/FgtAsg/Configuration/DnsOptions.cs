namespace FgtAsg.Configuration;

/// <summary>A Route 53 record for each firewall in service.</summary>
/// <param name="ZoneId">The private hosted zone's id, without <c>/hostedzone/</c>.</param>
/// <param name="ZoneName">The zone's domain, without a dot at its end.</param>
/// <param name="DeviceIndex">Of the interface whose addresses the record gets.</param>
/// <param name="Ttl">In seconds.</param>
internal sealed record DnsOptions(string ZoneId, string ZoneName, int DeviceIndex, int Ttl);
