#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Detaches asynchronously; the interface is <c>available</c> once done.</summary>
public class DetachNetworkInterfaceRequest : AmazonEC2Request
{
    public string AttachmentId { get; set; }

    public bool? DryRun { get; set; }

    /// <summary>Only for an instance that does not let go; its operating system is not told.</summary>
    public bool? Force { get; set; }
}
