using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>The state of an Elastic IP address at one moment. Its id is the allocation id.</summary>
public sealed record CloudAddress : ITaggedResource
{
    public required string Id { get; init; }

    public required string PublicIp { get; init; }

    /// <summary><c>amazon</c>, or a pool of the account.</summary>
    public required string PublicIpv4Pool { get; init; }

    public string? AssociationId { get; init; }

    public string? NetworkInterfaceId { get; init; }

    public string? PrivateIpAddress { get; init; }

    /// <summary>The instance that the interface is attached to.</summary>
    public string? InstanceId { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
