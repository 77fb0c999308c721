#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Deletes a detached interface.</summary>
public class DeleteNetworkInterfaceRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public string NetworkInterfaceId { get; set; }
}
