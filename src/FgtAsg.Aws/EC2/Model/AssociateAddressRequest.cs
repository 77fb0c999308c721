#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Gives an Elastic IP to a private address of an interface.</summary>
public class AssociateAddressRequest : AmazonEC2Request
{
    public string AllocationId { get; set; }

    /// <summary>
    /// False makes the call fail with <c>Resource.AlreadyAssociated</c> where the address is in use elsewhere. The service takes null
    /// as true in a VPC.
    /// </summary>
    public bool? AllowReassociation { get; set; }

    public bool? DryRun { get; set; }

    public string InstanceId { get; set; }

    public string NetworkInterfaceId { get; set; }

    /// <summary>Which of the interface's private addresses; the primary one where null.</summary>
    public string PrivateIpAddress { get; set; }

    public string PublicIp { get; set; }
}
