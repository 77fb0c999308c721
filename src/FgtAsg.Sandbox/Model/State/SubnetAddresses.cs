using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>The addresses of one subnet. EC2 reserves the first four and the last one. The lowest free address is assigned first.</summary>
internal sealed class SubnetAddresses
{
    private readonly uint _first;
    private readonly uint _last;
    private readonly string? _ipv6Prefix;
    private readonly HashSet<uint> _used = [];
    private uint _lowest;
    private uint _ipv6Used = 0x10;

    /// <exception cref="ArgumentException">The IPv4 network is not /16 to /28, or the IPv6 network is not a /64.</exception>
    public SubnetAddresses(string cidr, string? ipv6Cidr)
    {
        var network = IPNetwork.Parse(cidr);
        if (network.BaseAddress.AddressFamily != AddressFamily.InterNetwork || network.PrefixLength is < 16 or > 28)
        {
            throw new ArgumentException($"A subnet is an IPv4 network of /16 to /28, and '{cidr}' is not.", nameof(cidr));
        }

        var start = Number(network.BaseAddress);
        (_first, _last) = (start + 4, start + (1u << (32 - network.PrefixLength)) - 2);
        _lowest = _first;
        if (ipv6Cidr is not null)
        {
            var ipv6 = IPNetwork.Parse(ipv6Cidr);
            if (ipv6.BaseAddress.AddressFamily != AddressFamily.InterNetworkV6 || ipv6.PrefixLength != 64)
            {
                throw new ArgumentException($"A subnet's IPv6 network is a /64, and '{ipv6Cidr}' is not.", nameof(ipv6Cidr));
            }

            _ipv6Prefix = ipv6.BaseAddress.ToString();
        }
    }

    public int Free => (int)(_last - _first + 1) - _used.Count;

    public bool HasIpv6 => _ipv6Prefix is not null;

    /// <summary>The lowest free address; <see cref="Free"/> must not be zero.</summary>
    public string Take()
    {
        while (!_used.Add(_lowest))
        {
            _lowest++;
        }

        return Text(_lowest);
    }

    /// <summary>Whether the address is in the assignable range of the subnet.</summary>
    public bool Contains(string address) => Parse(address) is { } number && number >= _first && number <= _last;

    public bool IsUsed(string address) => Parse(address) is { } number && _used.Contains(number);

    public void Take(string address) => _used.Add(Parse(address)!.Value);

    public void GiveBack(string address)
    {
        var number = Parse(address)!.Value;
        _used.Remove(number);
        _lowest = Math.Min(_lowest, number);
    }

    public string TakeIpv6() => string.Create(CultureInfo.InvariantCulture, $"{_ipv6Prefix!.TrimEnd(':')}::{_ipv6Used++:x}");

    private static uint? Parse(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetwork ? Number(parsed) : null;

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static string Text(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes).ToString();
    }
}

/// <summary>Public addresses from 198.18.0.0/15 (RFC 2544: never routed). Each is assigned only once.</summary>
internal sealed class PublicAddresses
{
    private const uint First = 0xC6120001;
    private const uint Size = 131070;
    private uint _used;

    public string Take()
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, First + (_used++ % Size));
        return new IPAddress(bytes).ToString();
    }
}
