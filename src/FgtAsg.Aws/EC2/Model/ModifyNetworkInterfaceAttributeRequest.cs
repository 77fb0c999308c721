#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Changes one attribute: the service refuses more than one a call.</summary>
public class ModifyNetworkInterfaceAttributeRequest : AmazonEC2Request
{
    public NetworkInterfaceAttachmentChanges Attachment { get; set; }

    /// <summary>On the wire this is <c>Description.Value</c>; the .NET SDK flattens it.</summary>
    public string Description { get; set; }

    public bool? DryRun { get; set; }

    /// <summary>Replaces the interface's security groups, by id.</summary>
    public List<string> Groups { get; set; }

    public string NetworkInterfaceId { get; set; }

    /// <summary>On the wire this is <c>SourceDestCheck.Value</c>; the .NET SDK flattens it.</summary>
    public bool? SourceDestCheck { get; set; }
}
