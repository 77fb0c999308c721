using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Fleet;

/// <summary>A firewall's addresses under its hostname. Route 53 deletes a record only if the request has its exact values.</summary>
/// <param name="ZoneId">The hosted zone's id.</param>
/// <param name="Name">The full domain name, without a final dot.</param>
/// <param name="Ttl">In seconds.</param>
/// <param name="Ipv4">The A record's address; null for no such record.</param>
/// <param name="Ipv6">The AAAA record's address; null for no such record.</param>
internal sealed record DnsRecord(string ZoneId, string Name, long Ttl, string? Ipv4, string? Ipv6)
{
    public static DnsRecord From(IReadOnlyDictionary<string, AttributeValue> attributes) => new(
        attributes.Text("ZoneId") ?? "",
        attributes.Text("Name") ?? "",
        attributes.Number("Ttl") ?? 0,
        attributes.Text("A"),
        attributes.Text("Aaaa"));

    public AttributeValue ToAttribute()
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["ZoneId"] = ZoneId.ToAttribute(),
            ["Name"] = Name.ToAttribute(),
            ["Ttl"] = Ttl.ToAttribute(),
        };
        if (Ipv4 is not null)
        {
            attributes["A"] = Ipv4.ToAttribute();
        }

        if (Ipv6 is not null)
        {
            attributes["Aaaa"] = Ipv6.ToAttribute();
        }

        return new AttributeValue { M = attributes };
    }
}
