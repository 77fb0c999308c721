#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Gives a disassociated Elastic IP back.</summary>
public class ReleaseAddressRequest : AmazonEC2Request
{
    public string AllocationId { get; set; }

    public bool? DryRun { get; set; }

    public string NetworkBorderGroup { get; set; }

    public string PublicIp { get; set; }
}
