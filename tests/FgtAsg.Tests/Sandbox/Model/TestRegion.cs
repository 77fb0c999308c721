using System.Text.Json.Nodes;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>A region with a VPC of two zones and a group. The test advances its clock.</summary>
internal sealed class TestRegion
{
    public const string GroupName = "fgt";
    public const string LaunchHook = "launch-hook";
    public const string TerminateHook = "terminate-hook";

    public TestRegion(CloudOptions? options = null, GroupSpecification? group = null)
    {
        Cloud = new Cloud(options ?? new CloudOptions { ElasticIpQuota = 20 }, Time);
        Cloud.EventRaised += Events.Add;
        VpcId = Cloud.CreateVpc("10.0.0.0/16");
        SubnetA = Cloud.CreateSubnet(VpcId, "eu-central-1a", "10.0.1.0/24", "2001:db8:0:1::/64");
        SubnetB = Cloud.CreateSubnet(VpcId, "eu-central-1b", "10.0.2.0/24");
        SecurityGroup = Cloud.CreateSecurityGroup(VpcId, "firewalls");
        Cloud.CreateAutoScalingGroup((group ?? new GroupSpecification { Name = GroupName, SubnetIds = [], LifecycleHooks = Hooks }) with
        {
            SubnetIds = [SubnetA],
        });
    }

    public static IReadOnlyList<LifecycleHookSpecification> Hooks { get; } =
    [
        new()
        {
            Name = LaunchHook,
            Transition = LifecycleTransitions.Launching,
            HeartbeatTimeout = TimeSpan.FromMinutes(10),
            NotificationMetadata = "from terraform",
        },
        new()
        {
            Name = TerminateHook,
            Transition = LifecycleTransitions.Terminating,
            HeartbeatTimeout = TimeSpan.FromMinutes(10),
            DefaultResult = LifecycleResults.Continue,
        },
    ];

    /// <summary>A group without hooks.</summary>
    public static GroupSpecification NoHooks { get; } = new() { Name = GroupName, SubnetIds = [], MaxSize = 5 };

    /// <summary>A group with both hooks that replaces lost instances.</summary>
    public static GroupSpecification Replacing { get; } = NoHooks with { LifecycleHooks = Hooks, ReplacesLostInstances = true };

    public VirtualClock Time { get; } = new();

    public Cloud Cloud { get; }

    public IAmazonEC2 Ec2 => Cloud.EC2;

    public IAmazonAutoScaling AutoScaling => Cloud.AutoScaling;

    public string VpcId { get; }

    public string SubnetA { get; }

    public string SubnetB { get; }

    public string SecurityGroup { get; }

    public List<CloudEvent> Events { get; } = [];

    public void Pass(double seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        Cloud.Tick();
    }

    /// <summary>Advances the clock from one due time to the next until nothing is due.</summary>
    public void Settle()
    {
        while (Cloud.NextDue is { } due)
        {
            Time.Advance(due - Time.GetUtcNow());
        }
    }

    public CloudInstance Instance(string id) => Cloud.Instances.Single(instance => instance.Id == id);

    public CloudNetworkInterface Interface(string id) => Cloud.NetworkInterfaces.Single(item => item.Id == id);

    public CloudAddress Address(string allocationId) => Cloud.Addresses.Single(address => address.Id == allocationId);

    public CloudGroupMember Member(string instanceId) => Cloud.Groups[0].Members.Single(member => member.InstanceId == instanceId);

    /// <summary>A running instance outside any group.</summary>
    public string RunningInstance(string? subnetId = null)
    {
        var id = Cloud.RunInstance(subnetId ?? SubnetA);
        Pass(Cloud.Options.InstanceStartDelay.TotalSeconds);
        return id;
    }

    /// <summary>An instance of the group, running and in service.</summary>
    public async Task<string> InServiceInstanceAsync()
    {
        var id = Cloud.LaunchInstances(GroupName)[0];
        Pass(Cloud.Options.InstanceStartDelay.TotalSeconds);
        await CompleteAsync(id, LaunchHook, LifecycleResults.Continue);
        return id;
    }

    /// <summary>Creates the group's warm pool, and returns an instance in it that is ready to leave it.</summary>
    public async Task<string> WarmInstanceAsync(string poolState = WarmPoolStates.Stopped)
    {
        Cloud.PutWarmPool(
            GroupName, new WarmPoolSpecification { PoolState = poolState, MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var id = Cloud.Groups[0].Members.Single(member => member.IsWarm).InstanceId;
        Pass(Cloud.Options.InstanceStartDelay.TotalSeconds);
        await CompleteAsync(id, LaunchHook, LifecycleResults.Continue);
        Pass(Cloud.Options.StopDelay.TotalSeconds);
        return id;
    }

    /// <summary>An instance that came into service from the warm pool.</summary>
    public async Task<string> TakenOutInstanceAsync()
    {
        var id = await WarmInstanceAsync();
        Cloud.LaunchInstances(GroupName);
        Pass(Cloud.Options.InstanceStartDelay.TotalSeconds);
        await CompleteAsync(id, LaunchHook, LifecycleResults.Continue);
        return id;
    }

    public Task CompleteAsync(string instanceId, string hook, string result) => AutoScaling.CompleteLifecycleActionAsync(
        new CompleteLifecycleActionRequest
        {
            AutoScalingGroupName = GroupName,
            LifecycleHookName = hook,
            InstanceId = instanceId,
            LifecycleActionResult = result,
        });

    public async Task<string> CreateInterfaceAsync(Action<CreateNetworkInterfaceRequest>? change = null)
    {
        var request = new CreateNetworkInterfaceRequest { SubnetId = SubnetA };
        change?.Invoke(request);
        return (await Ec2.CreateNetworkInterfaceAsync(request)).NetworkInterface!.NetworkInterfaceId!;
    }

    public async Task<string> AttachAsync(string networkInterfaceId, string instanceId, int deviceIndex = 1) =>
        (await Ec2.AttachNetworkInterfaceAsync(new AttachNetworkInterfaceRequest
        {
            NetworkInterfaceId = networkInterfaceId,
            InstanceId = instanceId,
            DeviceIndex = deviceIndex,
        })).AttachmentId!;

    public async Task<string> AllocateAsync() => (await Ec2.AllocateAddressAsync(new AllocateAddressRequest())).AllocationId!;

    public async Task<string> AssociateAsync(string allocationId, string networkInterfaceId, bool? allowReassociation = false) =>
        (await Ec2.AssociateAddressAsync(new AssociateAddressRequest
        {
            AllocationId = allocationId,
            NetworkInterfaceId = networkInterfaceId,
            AllowReassociation = allowReassociation,
        })).AssociationId!;

    public IEnumerable<JsonNode> Details(string detailType) =>
        Events.Where(item => item.DetailType == detailType).Select(item => JsonNode.Parse(item.Detail)!);

    public IEnumerable<string> States(string instanceId) => Details("EC2 Instance State-change Notification")
        .Where(detail => (string?)detail["instance-id"] == instanceId)
        .Select(detail => (string)detail["state"]!);

    /// <summary>The instance's origin and destination in each event of this type.</summary>
    public IEnumerable<(string Origin, string Destination)> Ways(string detailType) =>
        Details(detailType).Select(detail => ((string)detail["Origin"]!, (string)detail["Destination"]!));

    public static async Task<AmazonEC2Exception> FaultAsync(string code, Func<Task> call)
    {
        var fault = await Assert.ThrowsAsync<AmazonEC2Exception>(call);
        Assert.Equal(code, fault.ErrorCode);
        return fault;
    }
}
