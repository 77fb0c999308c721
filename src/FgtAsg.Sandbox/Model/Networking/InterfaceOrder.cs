using System.Collections.Immutable;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>An interface to be made, its names resolved.</summary>
internal sealed record InterfaceOrder
{
    public required CloudSubnet Subnet { get; init; }

    public string Description { get; init; } = "";

    public required ImmutableArray<string> SecurityGroupIds { get; init; }

    /// <summary>Whether EC2 chooses the primary address; else it is the first of <see cref="PrivateIps"/>.</summary>
    public bool NeedsPrimary { get; init; } = true;

    public ImmutableArray<string> PrivateIps { get; init; } = [];

    public int Ipv6Count { get; init; }

    public bool CreatedByLaunch { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
