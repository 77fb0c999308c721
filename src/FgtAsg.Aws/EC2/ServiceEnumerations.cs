using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.EC2;

public class ArchitectureValues(string value) : ConstantClass(value)
{
    public static readonly ArchitectureValues I386 = new("i386");
    public static readonly ArchitectureValues X86_64 = new("x86_64");
    public static readonly ArchitectureValues Arm64 = new("arm64");
    public static readonly ArchitectureValues X86_64_mac = new("x86_64_mac");
    public static readonly ArchitectureValues Arm64_mac = new("arm64_mac");

    public static ArchitectureValues FindValue(string value) => FindValue<ArchitectureValues>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArchitectureValues?(string? value) => FindValue<ArchitectureValues>(value);
}

public class AttachmentStatus(string value) : ConstantClass(value)
{
    public static readonly AttachmentStatus Attaching = new("attaching");
    public static readonly AttachmentStatus Attached = new("attached");
    public static readonly AttachmentStatus Detaching = new("detaching");
    public static readonly AttachmentStatus Detached = new("detached");

    public static AttachmentStatus FindValue(string value) => FindValue<AttachmentStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AttachmentStatus?(string? value) => FindValue<AttachmentStatus>(value);
}

public class DomainType(string value) : ConstantClass(value)
{
    public static readonly DomainType Vpc = new("vpc");
    public static readonly DomainType Standard = new("standard");

    public static DomainType FindValue(string value) => FindValue<DomainType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DomainType?(string? value) => FindValue<DomainType>(value);
}

public class InstanceLifecycleType(string value) : ConstantClass(value)
{
    public static readonly InstanceLifecycleType Spot = new("spot");
    public static readonly InstanceLifecycleType Scheduled = new("scheduled");
    public static readonly InstanceLifecycleType CapacityBlock = new("capacity-block");
    public static readonly InstanceLifecycleType InterruptibleCapacityReservation = new("interruptible-capacity-reservation");

    public static InstanceLifecycleType FindValue(string value) => FindValue<InstanceLifecycleType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator InstanceLifecycleType?(string? value) => FindValue<InstanceLifecycleType>(value);
}

public class InstanceStateName(string value) : ConstantClass(value)
{
    public static readonly InstanceStateName Pending = new("pending");
    public static readonly InstanceStateName Running = new("running");
    public static readonly InstanceStateName ShuttingDown = new("shutting-down");
    public static readonly InstanceStateName Terminated = new("terminated");
    public static readonly InstanceStateName Stopping = new("stopping");
    public static readonly InstanceStateName Stopped = new("stopped");

    public static InstanceStateName FindValue(string value) => FindValue<InstanceStateName>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator InstanceStateName?(string? value) => FindValue<InstanceStateName>(value);
}

public class InstanceType(string value) : ConstantClass(value)
{
    public static InstanceType FindValue(string value) => FindValue<InstanceType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator InstanceType?(string? value) => FindValue<InstanceType>(value);
}

public class NetworkInterfaceCreationType(string value) : ConstantClass(value)
{
    public static readonly NetworkInterfaceCreationType Efa = new("efa");
    public static readonly NetworkInterfaceCreationType EfaOnly = new("efa-only");
    public static readonly NetworkInterfaceCreationType Branch = new("branch");
    public static readonly NetworkInterfaceCreationType Trunk = new("trunk");

    public static NetworkInterfaceCreationType FindValue(string value) => FindValue<NetworkInterfaceCreationType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator NetworkInterfaceCreationType?(string? value) => FindValue<NetworkInterfaceCreationType>(value);
}

public class NetworkInterfaceStatus(string value) : ConstantClass(value)
{
    public static readonly NetworkInterfaceStatus Available = new("available");
    public static readonly NetworkInterfaceStatus Associated = new("associated");
    public static readonly NetworkInterfaceStatus Attaching = new("attaching");
    public static readonly NetworkInterfaceStatus InUse = new("in-use");
    public static readonly NetworkInterfaceStatus Detaching = new("detaching");

    public static NetworkInterfaceStatus FindValue(string value) => FindValue<NetworkInterfaceStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator NetworkInterfaceStatus?(string? value) => FindValue<NetworkInterfaceStatus>(value);
}

public class NetworkInterfaceType(string value) : ConstantClass(value)
{
    public static readonly NetworkInterfaceType Interface = new("interface");
    public static readonly NetworkInterfaceType NatGateway = new("natGateway");
    public static readonly NetworkInterfaceType Efa = new("efa");
    public static readonly NetworkInterfaceType EfaOnly = new("efa-only");
    public static readonly NetworkInterfaceType Trunk = new("trunk");
    public static readonly NetworkInterfaceType Load_balancer = new("load_balancer");
    public static readonly NetworkInterfaceType Network_load_balancer = new("network_load_balancer");
    public static readonly NetworkInterfaceType Vpc_endpoint = new("vpc_endpoint");
    public static readonly NetworkInterfaceType Branch = new("branch");
    public static readonly NetworkInterfaceType Transit_gateway = new("transit_gateway");
    public static readonly NetworkInterfaceType Lambda = new("lambda");
    public static readonly NetworkInterfaceType Quicksight = new("quicksight");
    public static readonly NetworkInterfaceType Global_accelerator_managed = new("global_accelerator_managed");
    public static readonly NetworkInterfaceType Api_gateway_managed = new("api_gateway_managed");
    public static readonly NetworkInterfaceType Gateway_load_balancer = new("gateway_load_balancer");
    public static readonly NetworkInterfaceType Gateway_load_balancer_endpoint = new("gateway_load_balancer_endpoint");
    public static readonly NetworkInterfaceType Iot_rules_managed = new("iot_rules_managed");
    public static readonly NetworkInterfaceType Aws_codestar_connections_managed = new("aws_codestar_connections_managed");

    public static NetworkInterfaceType FindValue(string value) => FindValue<NetworkInterfaceType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator NetworkInterfaceType?(string? value) => FindValue<NetworkInterfaceType>(value);
}

public class ProductCodeValues(string value) : ConstantClass(value)
{
    public static readonly ProductCodeValues Devpay = new("devpay");
    public static readonly ProductCodeValues Marketplace = new("marketplace");

    public static ProductCodeValues FindValue(string value) => FindValue<ProductCodeValues>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ProductCodeValues?(string? value) => FindValue<ProductCodeValues>(value);
}

public class ResourceType(string value) : ConstantClass(value)
{
    public static readonly ResourceType ElasticIp = new("elastic-ip");
    public static readonly ResourceType Instance = new("instance");
    public static readonly ResourceType NetworkInterface = new("network-interface");
    public static readonly ResourceType SecurityGroup = new("security-group");
    public static readonly ResourceType Snapshot = new("snapshot");
    public static readonly ResourceType Subnet = new("subnet");
    public static readonly ResourceType Volume = new("volume");

    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResourceType?(string? value) => FindValue<ResourceType>(value);
}

public class Tenancy(string value) : ConstantClass(value)
{
    public static readonly Tenancy Default = new("default");
    public static readonly Tenancy Dedicated = new("dedicated");
    public static readonly Tenancy Host = new("host");

    public static Tenancy FindValue(string value) => FindValue<Tenancy>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Tenancy?(string? value) => FindValue<Tenancy>(value);
}
