#nullable disable

namespace Amazon.EC2.Model;

/// <summary>A new interface in a subnet, <c>available</c> and not attached.</summary>
public class CreateNetworkInterfaceRequest : AmazonEC2Request
{
    /// <summary>
    /// Makes the call idempotent: the same token and parameters return the same interface. A fresh one is sent where null. At most 64
    /// ASCII characters.
    /// </summary>
    public string ClientToken { get; set; }

    public string Description { get; set; }

    public bool? DryRun { get; set; }

    public bool? EnablePrimaryIpv6 { get; set; }

    /// <summary>Security group ids; the VPC's default group where null.</summary>
    public List<string> Groups { get; set; }

    public NetworkInterfaceCreationType InterfaceType { get; set; }

    /// <summary>How many IPv6 addresses the service chooses. Not together with <see cref="Ipv6Addresses"/>.</summary>
    public int? Ipv6AddressCount { get; set; }

    public List<InstanceIpv6Address> Ipv6Addresses { get; set; }

    /// <summary>
    /// The primary IPv4 address; chosen from the subnet where null. Not together with a primary in <see cref="PrivateIpAddresses"/>.
    /// </summary>
    public string PrivateIpAddress { get; set; }

    public List<PrivateIpAddressSpecification> PrivateIpAddresses { get; set; }

    /// <summary>How many secondary addresses the service chooses. Not together with <see cref="PrivateIpAddresses"/>.</summary>
    public int? SecondaryPrivateIpAddressCount { get; set; }

    public string SubnetId { get; set; }

    public List<TagSpecification> TagSpecifications { get; set; }
}
