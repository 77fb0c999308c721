namespace FgtAsg.Dns;

/// <summary>The firewall's DNS record would have no address: no retry helps.</summary>
internal sealed class NoDnsAddressException(int deviceIndex)
    : Exception($"the interface at device index {deviceIndex} (dns_interface) has neither an IPv4 nor an IPv6 address to write into DNS");
