using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Cli.Demo;

/// <summary>An address record of the private zone.</summary>
/// <param name="Name">The full name, without the dot at the end.</param>
/// <param name="Type"><c>A</c> or <c>AAAA</c>.</param>
/// <param name="Ttl">In seconds.</param>
/// <param name="Values">The IP addresses.</param>
internal sealed record DemoDnsRecord(string Name, string Type, long? Ttl, IReadOnlyList<string> Values)
{
    public static DemoDnsRecord Of(ZoneRecord record) => new(record.Name.TrimEnd('.'), record.Type, record.Ttl, record.Values);
}
