namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The DNS records that were, or were about to be, written for an instance.</summary>
/// <param name="ZoneId">The hosted zone.</param>
/// <param name="Name">Of the records.</param>
/// <param name="Ttl">In seconds.</param>
/// <param name="A">The IPv4 address.</param>
/// <param name="Aaaa">The IPv6 address.</param>
public sealed record DnsItem(string? ZoneId, string? Name, long? Ttl, string? A, string? Aaaa);
