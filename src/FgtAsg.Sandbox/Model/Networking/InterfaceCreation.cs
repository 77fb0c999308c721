using System.Collections.Immutable;
using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>CreateNetworkInterface, and the creation of the primary interface at a launch.</summary>
internal static class InterfaceCreation
{
    public static CreateNetworkInterfaceResponse Create(CloudState state, CreateNetworkInterfaceRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        if (string.IsNullOrEmpty(request.ClientToken))
        {
            return Answer(state, Make(state, Read(state, request)), null);
        }

        var parameters = Parameters(request);
        if (state.ClientTokens.TryGetValue(request.ClientToken, out var use))
        {
            // The token identifies the interface that it created, even if the interface was deleted since.
            return use.Parameters == parameters
                ? Answer(state, state.NetworkInterfaces.Get(use.Created.Id) ?? use.Created, request.ClientToken)
                : throw new ServiceFault(
                    "IdempotentParameterMismatch",
                    $"The client token '{request.ClientToken}' was used before with other parameters in this request.");
        }

        var created = Make(state, Read(state, request));
        state.ClientTokens.Add(request.ClientToken, new ClientTokenUse(parameters, created));
        return Answer(state, created, request.ClientToken);
    }

    /// <summary>Reserves the addresses and stores the interface. If this fails, nothing changes.</summary>
    public static CloudNetworkInterface Make(CloudState state, InterfaceOrder order)
    {
        var pool = state.SubnetAddresses[order.Subnet.Id];
        foreach (var address in order.PrivateIps)
        {
            CheckAddress(pool, order.Subnet, address);
        }

        if (pool.Free < order.PrivateIps.Length + (order.NeedsPrimary ? 1 : 0))
        {
            throw new ServiceFault(
                "InsufficientFreeAddressesInSubnet", "The specified subnet does not have enough free addresses to satisfy the request.");
        }

        if (order.Ipv6Count > 0 && !pool.HasIpv6)
        {
            throw Ec2Faults.InvalidValue($"The subnet '{order.Subnet.Id}' does not have an associated IPv6 CIDR block");
        }

        foreach (var address in order.PrivateIps)
        {
            pool.Take(address);
        }

        ImmutableArray<string> addresses = [.. order.NeedsPrimary ? [pool.Take()] : ImmutableArray<string>.Empty, .. order.PrivateIps];
        var made = new CloudNetworkInterface
        {
            Id = state.Ids.Next("eni"),
            SubnetId = order.Subnet.Id,
            VpcId = order.Subnet.VpcId,
            AvailabilityZone = order.Subnet.AvailabilityZone,
            MacAddress = state.Ids.NextMacAddress(),
            Description = order.Description,
            SecurityGroupIds = order.SecurityGroupIds,
            PrivateIps = [.. addresses.Select((address, index) => new CloudPrivateIp(address, index == 0))],
            Ipv6Addresses = [.. Enumerable.Range(0, order.Ipv6Count).Select(_ => pool.TakeIpv6())],
            CreatedByLaunch = order.CreatedByLaunch,
            Tags = order.Tags,
        };
        state.NetworkInterfaces.Put(made, state.Now);
        return made;
    }

    private static InterfaceOrder Read(CloudState state, CreateNetworkInterfaceRequest request)
    {
        if (request.InterfaceType is not null || request.EnablePrimaryIpv6 == true || request.PrivateIpAddress is not null
            || request.SecondaryPrivateIpAddressCount is not null || request.Ipv6Addresses is { Count: > 0 })
        {
            throw Ec2Faults.Unsupported(
                "ordinary interfaces, private addresses in PrivateIpAddresses and a count of IPv6 addresses");
        }

        var subnet = Lookup.Subnet(state, request.SubnetId);
        var listed = request.PrivateIpAddresses ?? [];
        var primary = listed.Where(address => address.Primary == true).Select(address => address.PrivateIpAddress).ToList();
        if (primary.Count > 1)
        {
            throw Ec2Faults.InvalidCombination("Only one primary private IP address can be specified.");
        }

        var others = listed.Where(address => address.Primary != true).Select(address => address.PrivateIpAddress ?? "");
        return new InterfaceOrder
        {
            Subnet = subnet,
            Description = request.Description ?? "",
            SecurityGroupIds = SecurityGroups.Resolve(state, subnet.VpcId, request.Groups),
            NeedsPrimary = primary.Count == 0,
            PrivateIps = [.. primary, .. others],
            Ipv6Count = request.Ipv6AddressCount ?? 0,
            Tags = Tagging.FromSpecifications(request.TagSpecifications, "network-interface"),
        };
    }

    private static void CheckAddress(SubnetAddresses pool, CloudSubnet subnet, string address)
    {
        if (!pool.Contains(address))
        {
            throw Ec2Faults.InvalidValue($"Address {address} does not fall within the addresses that subnet '{subnet.Id}' can assign");
        }

        if (pool.IsUsed(address))
        {
            throw new ServiceFault("InvalidIPAddress.InUse", "The specified address is already in use.");
        }
    }

    private static CreateNetworkInterfaceResponse Answer(CloudState state, CloudNetworkInterface created, string? token) =>
        new() { NetworkInterface = InterfaceView.Of(state, created), ClientToken = token };

    private static string Parameters(CreateNetworkInterfaceRequest request) => string.Join(
        '\n',
        request.SubnetId,
        request.Description,
        request.Ipv6AddressCount?.ToString(CultureInfo.InvariantCulture),
        string.Join(',', request.Groups ?? []),
        string.Join(',', (request.PrivateIpAddresses ?? []).Select(address => $"{address.PrivateIpAddress} {address.Primary}")),
        string.Join('\r', (request.TagSpecifications ?? []).SelectMany(tags => tags.Tags ?? []).Select(tag => $"{tag.Key}={tag.Value}")));
}

/// <summary>The order for an interface. All names are resolved.</summary>
internal sealed record InterfaceOrder
{
    public required CloudSubnet Subnet { get; init; }

    public string Description { get; init; } = "";

    public required ImmutableArray<string> SecurityGroupIds { get; init; }

    /// <summary>Whether EC2 chooses the primary address. If false, it is the first of <see cref="PrivateIps"/>.</summary>
    public bool NeedsPrimary { get; init; } = true;

    public ImmutableArray<string> PrivateIps { get; init; } = [];

    public int Ipv6Count { get; init; }

    public bool CreatedByLaunch { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
