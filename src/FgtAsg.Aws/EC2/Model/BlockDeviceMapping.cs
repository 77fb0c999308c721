#nullable disable

namespace Amazon.EC2.Model;

public class BlockDeviceMapping
{
    public string DeviceName { get; set; }

    /// <summary>Null for a device that is no EBS volume.</summary>
    public EbsBlockDevice Ebs { get; set; }
}
