#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Attaches asynchronously: the attachment is <c>attaching</c>, then <c>attached</c>.</summary>
public class AttachNetworkInterfaceRequest : AmazonEC2Request
{
    public int? DeviceIndex { get; set; }

    public bool? DryRun { get; set; }

    public string InstanceId { get; set; }

    /// <summary>0 where null; only some instance types have further cards.</summary>
    public int? NetworkCardIndex { get; set; }

    public string NetworkInterfaceId { get; set; }
}
