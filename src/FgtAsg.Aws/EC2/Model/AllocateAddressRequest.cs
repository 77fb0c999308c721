#nullable disable

namespace Amazon.EC2.Model;

/// <summary>
/// A new Elastic IP. The service has no client token for it, so a repeated call allocates another address; the client never repeats it
/// after an answer that did not come.
/// </summary>
public class AllocateAddressRequest : AmazonEC2Request
{
    /// <summary>The address to recover, or one of an address pool.</summary>
    public string Address { get; set; }

    public DomainType Domain { get; set; }

    public bool? DryRun { get; set; }

    public string NetworkBorderGroup { get; set; }

    /// <summary>The id of an address pool that was brought to AWS, <c>ipv4pool-ec2-...</c>; Amazon's own where null.</summary>
    public string PublicIpv4Pool { get; set; }

    public List<TagSpecification> TagSpecifications { get; set; }
}
