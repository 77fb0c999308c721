#nullable disable

namespace Amazon.EC2.Model;

public class Instance
{
    public ArchitectureValues Architecture { get; set; }

    public string ClientToken { get; set; }

    public IamInstanceProfile IamInstanceProfile { get; set; }

    public string ImageId { get; set; }

    public string InstanceId { get; set; }

    public InstanceLifecycleType InstanceLifecycle { get; set; }

    public InstanceType InstanceType { get; set; }

    public string Ipv6Address { get; set; }

    public string KeyName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LaunchTime { get; set; }

    /// <summary>The attached interfaces, the one at device index 0 included; null while the instance has none yet.</summary>
    public List<InstanceNetworkInterface> NetworkInterfaces { get; set; }

    public Placement Placement { get; set; }

    public string PlatformDetails { get; set; }

    public string PrivateDnsName { get; set; }

    public string PrivateIpAddress { get; set; }

    public List<ProductCode> ProductCodes { get; set; }

    public string PublicDnsName { get; set; }

    public string PublicIpAddress { get; set; }

    public List<GroupIdentifier> SecurityGroups { get; set; }

    public bool? SourceDestCheck { get; set; }

    public InstanceState State { get; set; }

    public StateReason StateReason { get; set; }

    /// <summary>Free text, for example <c>User initiated (2026-01-31 10:00:00 GMT)</c>; empty for a running instance.</summary>
    public string StateTransitionReason { get; set; }

    public string SubnetId { get; set; }

    public List<Tag> Tags { get; set; }

    /// <summary>
    /// The billing operation; it tells a pay-as-you-go image from a bring-your-own-licence one together with <see
    /// cref="ProductCodes"/>.
    /// </summary>
    public string UsageOperation { get; set; }

    public string VpcId { get; set; }
}
