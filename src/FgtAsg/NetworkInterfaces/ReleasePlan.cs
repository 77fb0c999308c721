using Amazon.EC2.Model;

namespace FgtAsg.NetworkInterfaces;

/// <summary>What is to be freed of one instance, in two rounds: its Elastic IPs, then its interfaces.</summary>
internal sealed record ReleasePlan
{
    public required IReadOnlyList<AddressRelease> Addresses { get; init; }

    /// <summary>Interfaces to detach and delete.</summary>
    public required IReadOnlyList<InterfaceRemoval> Interfaces { get; init; }

    /// <summary>Interfaces that EC2 deletes with the instance.</summary>
    public IReadOnlyList<NetworkInterface> LeftToEc2 { get; init; } = [];

    /// <summary>What was found and left alone although it looks like the instance's, and why.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
