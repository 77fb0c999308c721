#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Takes an Elastic IP off its interface.</summary>
public class DisassociateAddressRequest : AmazonEC2Request
{
    public string AssociationId { get; set; }

    public bool? DryRun { get; set; }

    public string PublicIp { get; set; }
}
