using System.Xml.Linq;
using Amazon.EC2.Model;
using Amazon.Xml;

namespace Amazon.EC2;

/// <summary>How the shapes in responses are read. The service's names often differ from the SDK's: both stand side by side here.</summary>
internal static class EC2Shapes
{
    public static Address Address(XElement xml) => new()
    {
        AllocationId = xml.Text("allocationId"),
        AssociationId = xml.Text("associationId"),
        Domain = xml.Text("domain"),
        InstanceId = xml.Text("instanceId"),
        NetworkBorderGroup = xml.Text("networkBorderGroup"),
        NetworkInterfaceId = xml.Text("networkInterfaceId"),
        NetworkInterfaceOwnerId = xml.Text("networkInterfaceOwnerId"),
        PrivateIpAddress = xml.Text("privateIpAddress"),
        PublicIp = xml.Text("publicIp"),
        PublicIpv4Pool = xml.Text("publicIpv4Pool"),
        Tags = xml.Items("tagSet", Tag),
    };

    public static GroupIdentifier GroupIdentifier(XElement xml) => new()
    {
        GroupId = xml.Text("groupId"),
        GroupName = xml.Text("groupName"),
    };

    public static IamInstanceProfile IamInstanceProfile(XElement xml) => new()
    {
        Arn = xml.Text("arn"),
        Id = xml.Text("id"),
    };

    public static Instance Instance(XElement xml) => new()
    {
        Architecture = xml.Text("architecture"),
        ClientToken = xml.Text("clientToken"),
        IamInstanceProfile = xml.Structure("iamInstanceProfile", IamInstanceProfile),
        ImageId = xml.Text("imageId"),
        InstanceId = xml.Text("instanceId"),
        InstanceLifecycle = xml.Text("instanceLifecycle"),
        InstanceType = xml.Text("instanceType"),
        Ipv6Address = xml.Text("ipv6Address"),
        KeyName = xml.Text("keyName"),
        LaunchTime = xml.Time("launchTime"),
        NetworkInterfaces = xml.Items("networkInterfaceSet", InstanceNetworkInterface),
        Placement = xml.Structure("placement", Placement),
        PlatformDetails = xml.Text("platformDetails"),
        PrivateDnsName = xml.Text("privateDnsName"),
        PrivateIpAddress = xml.Text("privateIpAddress"),
        ProductCodes = xml.Items("productCodes", ProductCode),
        PublicDnsName = xml.Text("dnsName"),
        PublicIpAddress = xml.Text("ipAddress"),
        SecurityGroups = xml.Items("groupSet", GroupIdentifier),
        SourceDestCheck = xml.Bool("sourceDestCheck"),
        State = xml.Structure("instanceState", InstanceState),
        StateReason = xml.Structure("stateReason", StateReason),
        StateTransitionReason = xml.Text("reason"),
        SubnetId = xml.Text("subnetId"),
        Tags = xml.Items("tagSet", Tag),
        UsageOperation = xml.Text("usageOperation"),
        VpcId = xml.Text("vpcId"),
    };

    public static InstanceIpv6Address InstanceIpv6Address(XElement xml) => new()
    {
        Ipv6Address = xml.Text("ipv6Address"),
        IsPrimaryIpv6 = xml.Bool("isPrimaryIpv6"),
    };

    public static InstanceNetworkInterface InstanceNetworkInterface(XElement xml) => new()
    {
        Association = xml.Structure("association", InstanceNetworkInterfaceAssociation),
        Attachment = xml.Structure("attachment", InstanceNetworkInterfaceAttachment),
        Description = xml.Text("description"),
        Groups = xml.Items("groupSet", GroupIdentifier),
        InterfaceType = xml.Text("interfaceType"),
        Ipv6Addresses = xml.Items("ipv6AddressesSet", InstanceIpv6Address),
        MacAddress = xml.Text("macAddress"),
        NetworkInterfaceId = xml.Text("networkInterfaceId"),
        OwnerId = xml.Text("ownerId"),
        PrivateDnsName = xml.Text("privateDnsName"),
        PrivateIpAddress = xml.Text("privateIpAddress"),
        PrivateIpAddresses = xml.Items("privateIpAddressesSet", InstancePrivateIpAddress),
        SourceDestCheck = xml.Bool("sourceDestCheck"),
        Status = xml.Text("status"),
        SubnetId = xml.Text("subnetId"),
        VpcId = xml.Text("vpcId"),
    };

    public static InstanceNetworkInterfaceAssociation InstanceNetworkInterfaceAssociation(XElement xml) => new()
    {
        IpOwnerId = xml.Text("ipOwnerId"),
        PublicDnsName = xml.Text("publicDnsName"),
        PublicIp = xml.Text("publicIp"),
    };

    public static InstanceNetworkInterfaceAttachment InstanceNetworkInterfaceAttachment(XElement xml) => new()
    {
        AttachTime = xml.Time("attachTime"),
        AttachmentId = xml.Text("attachmentId"),
        DeleteOnTermination = xml.Bool("deleteOnTermination"),
        DeviceIndex = xml.Int("deviceIndex"),
        NetworkCardIndex = xml.Int("networkCardIndex"),
        Status = xml.Text("status"),
    };

    public static InstancePrivateIpAddress InstancePrivateIpAddress(XElement xml) => new()
    {
        Association = xml.Structure("association", InstanceNetworkInterfaceAssociation),
        Primary = xml.Bool("primary"),
        PrivateDnsName = xml.Text("privateDnsName"),
        PrivateIpAddress = xml.Text("privateIpAddress"),
    };

    public static InstanceState InstanceState(XElement xml) => new()
    {
        Code = xml.Int("code"),
        Name = xml.Text("name"),
    };

    public static LaunchTemplateVersion LaunchTemplateVersion(XElement xml) => new()
    {
        CreateTime = xml.Time("createTime"),
        CreatedBy = xml.Text("createdBy"),
        DefaultVersion = xml.Bool("defaultVersion"),
        LaunchTemplateId = xml.Text("launchTemplateId"),
        LaunchTemplateName = xml.Text("launchTemplateName"),
        VersionDescription = xml.Text("versionDescription"),
        VersionNumber = xml.Long("versionNumber"),
    };

    public static NetworkInterface NetworkInterface(XElement xml) => new()
    {
        Association = xml.Structure("association", NetworkInterfaceAssociation),
        Attachment = xml.Structure("attachment", NetworkInterfaceAttachment),
        AvailabilityZone = xml.Text("availabilityZone"),
        AvailabilityZoneId = xml.Text("availabilityZoneId"),
        Description = xml.Text("description"),
        Groups = xml.Items("groupSet", GroupIdentifier),
        InterfaceType = xml.Text("interfaceType"),
        Ipv6Address = xml.Text("ipv6Address"),
        Ipv6Addresses = xml.Items("ipv6AddressesSet", NetworkInterfaceIpv6Address),
        MacAddress = xml.Text("macAddress"),
        NetworkInterfaceId = xml.Text("networkInterfaceId"),
        OwnerId = xml.Text("ownerId"),
        PrivateDnsName = xml.Text("privateDnsName"),
        PrivateIpAddress = xml.Text("privateIpAddress"),
        PrivateIpAddresses = xml.Items("privateIpAddressesSet", NetworkInterfacePrivateIpAddress),
        RequesterId = xml.Text("requesterId"),
        RequesterManaged = xml.Bool("requesterManaged"),
        SourceDestCheck = xml.Bool("sourceDestCheck"),
        Status = xml.Text("status"),
        SubnetId = xml.Text("subnetId"),
        TagSet = xml.Items("tagSet", Tag),
        VpcId = xml.Text("vpcId"),
    };

    public static NetworkInterfaceAssociation NetworkInterfaceAssociation(XElement xml) => new()
    {
        AllocationId = xml.Text("allocationId"),
        AssociationId = xml.Text("associationId"),
        IpOwnerId = xml.Text("ipOwnerId"),
        PublicDnsName = xml.Text("publicDnsName"),
        PublicIp = xml.Text("publicIp"),
    };

    public static NetworkInterfaceAttachment NetworkInterfaceAttachment(XElement xml) => new()
    {
        AttachTime = xml.Time("attachTime"),
        AttachmentId = xml.Text("attachmentId"),
        DeleteOnTermination = xml.Bool("deleteOnTermination"),
        DeviceIndex = xml.Int("deviceIndex"),
        InstanceId = xml.Text("instanceId"),
        InstanceOwnerId = xml.Text("instanceOwnerId"),
        NetworkCardIndex = xml.Int("networkCardIndex"),
        Status = xml.Text("status"),
    };

    public static NetworkInterfaceIpv6Address NetworkInterfaceIpv6Address(XElement xml) => new()
    {
        Ipv6Address = xml.Text("ipv6Address"),
        IsPrimaryIpv6 = xml.Bool("isPrimaryIpv6"),
    };

    public static NetworkInterfacePrivateIpAddress NetworkInterfacePrivateIpAddress(XElement xml) => new()
    {
        Association = xml.Structure("association", NetworkInterfaceAssociation),
        Primary = xml.Bool("primary"),
        PrivateDnsName = xml.Text("privateDnsName"),
        PrivateIpAddress = xml.Text("privateIpAddress"),
    };

    public static Placement Placement(XElement xml) => new()
    {
        AvailabilityZone = xml.Text("availabilityZone"),
        AvailabilityZoneId = xml.Text("availabilityZoneId"),
        GroupName = xml.Text("groupName"),
        Tenancy = xml.Text("tenancy"),
    };

    public static ProductCode ProductCode(XElement xml) => new()
    {
        ProductCodeId = xml.Text("productCode"),
        ProductCodeType = xml.Text("type"),
    };

    public static Reservation Reservation(XElement xml) => new()
    {
        Groups = xml.Items("groupSet", GroupIdentifier),
        Instances = xml.Items("instancesSet", Instance),
        OwnerId = xml.Text("ownerId"),
        RequesterId = xml.Text("requesterId"),
        ReservationId = xml.Text("reservationId"),
    };

    public static StateReason StateReason(XElement xml) => new()
    {
        Code = xml.Text("code"),
        Message = xml.Text("message"),
    };

    public static Tag Tag(XElement xml) => new()
    {
        Key = xml.Text("key"),
        Value = xml.Text("value"),
    };
}
