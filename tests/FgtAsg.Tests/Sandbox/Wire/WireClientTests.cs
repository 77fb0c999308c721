using System.Net;
using Amazon;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>
/// Over HTTP, the model receives each request unchanged, and the client receives each answer unchanged.
/// </summary>
public sealed class WireClientTests : IDisposable
{
    private readonly TemplatedFleet _fleet = new();
    private readonly TestRegion _region;
    private readonly WireHandler _ec2Handler;
    private readonly WireHandler _autoScalingHandler;
    private readonly AmazonEC2Client _ec2;
    private readonly AmazonAutoScalingClient _autoScaling;

    public WireClientTests()
    {
        _region = _fleet.Region;
        var service = new QueryService(_region.Cloud);
        var credentials = new BasicAWSCredentials("AKIDEXAMPLE", "secret");
        _ec2Handler = new WireHandler(service, QueryService.Ec2);
        _ec2 = new AmazonEC2Client(
            credentials, new AmazonEC2Config { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = _ec2Handler.Factory });
        _autoScalingHandler = new WireHandler(service, QueryService.AutoScaling);
        _autoScaling = new AmazonAutoScalingClient(credentials, new AmazonAutoScalingConfig
        {
            RegionEndpoint = RegionEndpoint.EUCentral1,
            HttpClientFactory = _autoScalingHandler.Factory,
        });
    }

    public void Dispose()
    {
        _ec2.Dispose();
        _autoScaling.Dispose();
        _ec2Handler.Dispose();
        _autoScalingHandler.Dispose();
    }

    [Fact]
    public async Task EveryDescribe_OverTheWire_ReturnsTheModelsAnswer()
    {
        await FillAsync();
        var (instance, volume) = (_region.Cloud.Instances[0].Id, _region.Cloud.Volumes[0].Id);

        await SameOfEc2Async(ec2 => ec2.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = [new("tag:k", ["x", "v"])] }));
        await SameOfEc2Async(ec2 => ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] }));
        await SameOfEc2Async(ec2 => ec2.DescribeInstancesAsync(new DescribeInstancesRequest()));
        await SameOfEc2Async(ec2 => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] }));
        await SameOfEc2Async(ec2 => ec2.DescribeLaunchTemplateVersionsAsync(
            new DescribeLaunchTemplateVersionsRequest { LaunchTemplateId = _fleet.TemplateId, Versions = ["$Latest", "$Default"] }));
        var first = await SameOfEc2Async(
            ec2 => ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { MaxResults = 5 }));
        var rest = await SameOfEc2Async(ec2 => ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { MaxResults = 5, NextToken = first.NextToken }));
        Assert.Equal(_region.Cloud.NetworkInterfaces.Count, first.NetworkInterfaces.Count + rest.NetworkInterfaces.Count);
        await SameOfEc2Async(ec2 => ec2.DescribeRegionsAsync(new DescribeRegionsRequest { AllRegions = true }));
        await SameOfEc2Async(ec2 => ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"] }));
        await SameOfEc2Async(ec2 => ec2.DescribeVolumesAsync(new DescribeVolumesRequest()));
        await SameOfEc2Async(ec2 => ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] }));
        await SameOfAutoScalingAsync(scaling => scaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest()));
        await SameOfAutoScalingAsync(scaling => scaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [TestRegion.GroupName] }));
        await SameOfAutoScalingAsync(scaling => scaling.DescribeAutoScalingInstancesAsync(new DescribeAutoScalingInstancesRequest()));
        await SameOfAutoScalingAsync(scaling => scaling.DescribeLifecycleHooksAsync(
            new DescribeLifecycleHooksRequest { AutoScalingGroupName = TestRegion.GroupName }));
        await SameOfAutoScalingAsync(scaling => scaling.DescribeInstanceRefreshesAsync(
            new DescribeInstanceRefreshesRequest { AutoScalingGroupName = TemplatedFleet.Name }));
    }

    [Fact]
    public async Task EveryMemberOfAnInterface_OverTheWire_ReachesTheModel()
    {
        var instance = _region.RunningInstance();
        var created = await _ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest
        {
            SubnetId = _region.SubnetA,
            ClientToken = "token",
            Description = "port2 <&> more",
            Groups = [_region.SecurityGroup],
            Ipv6AddressCount = 1,
            PrivateIpAddresses = [new() { PrivateIpAddress = "10.0.1.40", Primary = true }, new() { PrivateIpAddress = "10.0.1.41" }],
            TagSpecifications =
                [new() { ResourceType = ResourceType.NetworkInterface, Tags = [new Tag("Name", "ü"), new Tag("k", "")] }],
        });
        var id = created.NetworkInterface.NetworkInterfaceId;
        Assert.Equal("token", created.ClientToken);
        Assert.Equal(["10.0.1.40", "10.0.1.41"], created.NetworkInterface.PrivateIpAddresses.Select(ip => ip.PrivateIpAddress));
        Assert.Equal("port2 <&> more", _region.Interface(id).Description);
        Assert.Equal([("Name", "ü"), ("k", "")], _region.Interface(id).Tags.Select(tag => (tag.Key, tag.Value)));
        Assert.Equal("CreateNetworkInterface", _ec2Handler.Responses[^1].Action);

        var attached = await _ec2.AttachNetworkInterfaceAsync(
            new AttachNetworkInterfaceRequest { NetworkInterfaceId = id, InstanceId = instance, DeviceIndex = 1, NetworkCardIndex = 0 });
        ModifyNetworkInterfaceAttributeRequest[] changes =
        [
            new() { NetworkInterfaceId = id, SourceDestCheck = false },
            new() { NetworkInterfaceId = id, Description = "d" },
            new() { NetworkInterfaceId = id, Groups = [_region.SecurityGroup] },
            new() { NetworkInterfaceId = id, Attachment = new() { AttachmentId = attached.AttachmentId, DeleteOnTermination = true } },
        ];
        foreach (var change in changes)
        {
            await _ec2.ModifyNetworkInterfaceAttributeAsync(change);
        }

        var changed = _region.Interface(id);
        Assert.Equal((false, "d", true), (changed.SourceDestCheck, changed.Description, changed.Attachment!.DeleteOnTermination));
        Assert.Equal(_region.SecurityGroup, Assert.Single(changed.SecurityGroupIds));
    }

    [Fact]
    public async Task DeleteTags_OverTheWire_DistinguishesNoValueFromAnEmptyOne()
    {
        var id = _region.RunningInstance();
        await _ec2.CreateTagsAsync(new CreateTagsRequest
        {
            Resources = [id],
            Tags = [new Tag("Name", "fgt-1"), new Tag("Hostname", "fgt-1"), new Tag("License", "")],
        });

        await _ec2.DeleteTagsAsync(
            new DeleteTagsRequest { Resources = [id], Tags = [new Tag("Name"), new Tag("Hostname", ""), new Tag("License", "")] });

        Assert.Equal(["Hostname"], _region.Instance(id).Tags.Keys);
    }

    [Fact]
    public async Task Fault_OverTheWire_IsTheSame()
    {
        var instances = new DescribeInstancesRequest { InstanceIds = ["i-0a", "i-0b"] };
        var hooks = new DescribeLifecycleHooksRequest { AutoScalingGroupName = "none" };

        await SameFaultAsync(
            _ec2Handler,
            "InvalidInstanceID.NotFound",
            () => _region.Ec2.DescribeInstancesAsync(instances),
            () => _ec2.DescribeInstancesAsync(instances));
        await SameFaultAsync(
            _autoScalingHandler,
            "ValidationError",
            () => _region.AutoScaling.DescribeLifecycleHooksAsync(hooks),
            () => _autoScaling.DescribeLifecycleHooksAsync(hooks));
    }

    [Fact]
    public async Task AutoScaling_OverTheWire_ReachesTheModel()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        await _autoScaling.RecordLifecycleActionHeartbeatAsync(new RecordLifecycleActionHeartbeatRequest
        {
            AutoScalingGroupName = TestRegion.GroupName,
            LifecycleHookName = TestRegion.LaunchHook,
            InstanceId = id,
        });
        await _autoScaling.CompleteLifecycleActionAsync(new CompleteLifecycleActionRequest
        {
            AutoScalingGroupName = TestRegion.GroupName,
            LifecycleHookName = TestRegion.LaunchHook,
            LifecycleActionToken = _region.Cloud.LifecycleActions[0].Token,
            LifecycleActionResult = "CONTINUE",
        });
        var action = _region.Cloud.LifecycleActions[0];
        Assert.Equal((1, "CONTINUE"), (action.Heartbeats, action.Result));

        var ended = await _autoScaling.TerminateInstanceInAutoScalingGroupAsync(
            new TerminateInstanceInAutoScalingGroupRequest { InstanceId = id, ShouldDecrementDesiredCapacity = true });
        Assert.Equal("InProgress", ended.Activity.StatusCode);
        Assert.Equal((LifecycleStates.TerminatingWait, 0), (_region.Member(id).LifecycleState, _region.Cloud.Groups[0].DesiredCapacity));

        var started = await _autoScaling.StartInstanceRefreshAsync(
            new StartInstanceRefreshRequest { AutoScalingGroupName = TemplatedFleet.Name, Preferences = new() { InstanceWarmup = 1 } });
        Assert.Equal(started.InstanceRefreshId, (await _fleet.LastRefreshAsync()).InstanceRefreshId);
        var cancelled = await _autoScaling.CancelInstanceRefreshAsync(
            new CancelInstanceRefreshRequest { AutoScalingGroupName = TemplatedFleet.Name });
        Assert.Equal(started.InstanceRefreshId, cancelled.InstanceRefreshId);
    }

    [Fact]
    public async Task Networks_OverTheWire_MatchTheModel()
    {
        var id = _region.Cloud.CreateForeignInterface(
            _region.SubnetA, new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "2" });

        var vpc = Assert.Single((await _ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [_region.VpcId] })).Vpcs);
        var subnet = Assert.Single((await _ec2.DescribeSubnetsAsync(
            new DescribeSubnetsRequest { Filters = [new("availability-zone", ["eu-central-1a"])] })).Subnets);
        var other = Assert.Single((await _ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [_region.SubnetB] })).Subnets);
        var group = Assert.Single((await _ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { GroupIds = [_region.SecurityGroup] })).SecurityGroups);
        var tags = await _ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new("resource-id", [id])] });

        var account = _region.Cloud.Options.AccountId;
        Assert.Equal(
            $"{_region.VpcId} 10.0.0.0/16 available default {account} False",
            $"{vpc.VpcId} {vpc.CidrBlock} {vpc.State} {vpc.InstanceTenancy} {vpc.OwnerId} {vpc.IsDefault}");
        Assert.Equal(
            $"{_region.SubnetA} {_region.VpcId} 10.0.1.0/24 available eu-central-1a 248 {account} False False",
            $"{subnet.SubnetId} {subnet.VpcId} {subnet.CidrBlock} {subnet.State} {subnet.AvailabilityZone} "
            + $"{subnet.AvailableIpAddressCount} {subnet.OwnerId} {subnet.DefaultForAz} {subnet.MapPublicIpOnLaunch}");
        Assert.EndsWith($":{account}:subnet/{_region.SubnetA}", subnet.SubnetArn, StringComparison.Ordinal);
        var block = Assert.Single(subnet.Ipv6CidrBlockAssociationSet);
        Assert.Equal("2001:db8:0:1::/64 associated", $"{block.Ipv6CidrBlock} {block.Ipv6CidrBlockState.State}");
        Assert.Equal(_region.SubnetB, other.SubnetId);
        Assert.Equal(
            (_region.SecurityGroup, "firewalls", "", account, _region.VpcId),
            (group.GroupId, group.GroupName, group.Description, group.OwnerId, group.VpcId));
        Assert.Equal(
            [("network-interface", id, "a", "1"), ("network-interface", id, "b", "2")],
            tags.Tags.Select(tag => (tag.ResourceType.Value, tag.ResourceId, tag.Key, tag.Value)));
    }

    [Fact]
    public async Task TerminateInstances_OneIsUnknown_TerminatesAllOrNone()
    {
        List<string> ids = [_region.RunningInstance(), _region.RunningInstance()];

        await TestRegion.FaultAsync(
            "InvalidInstanceID.NotFound",
            () => _ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [ids[0], "i-0"] }));
        Assert.Equal(CloudInstanceState.Running, _region.Instance(ids[0]).State);
        var ended = (await _ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = ids })).TerminatingInstances;

        Assert.Equal(
            ids.Select(id => $"{id} running 16 shutting-down 32"),
            ended.Select(one =>
                $"{one.InstanceId} {one.PreviousState.Name} {one.PreviousState.Code} {one.CurrentState.Name} {one.CurrentState.Code}"));
        Assert.All(ids, id => Assert.Equal(CloudInstanceState.ShuttingDown, _region.Instance(id).State));
    }

    /// <summary>Creates a resource of every kind, and instances in every state.</summary>
    private async Task FillAsync()
    {
        var cloud = _region.Cloud;
        await _region.WarmInstanceAsync();
        cloud.TerminateInstance(_region.RunningInstance());
        _region.Pass(cloud.Options.TerminateDelay.TotalSeconds);
        var (running, ending) = (_region.RunningInstance(), _region.RunningInstance());
        cloud.TerminateInstance(ending);
        cloud.RunInstance(_region.SubnetA, associatePublicIp: true);
        var networkInterface = await _region.CreateInterfaceAsync(request =>
        {
            request.Ipv6AddressCount = 1;
            request.PrivateIpAddresses =
            [
                new() { PrivateIpAddress = "10.0.1.40", Primary = true },
                new() { PrivateIpAddress = "10.0.1.41" },
            ];
        });
        await _region.AttachAsync(networkInterface, running);
        var address = await _region.AllocateAsync();
        await _region.AssociateAsync(address, networkInterface);
        List<string> tagged = [running, networkInterface, address, cloud.Volumes[0].Id];
        await _region.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = tagged, Tags = [new Tag("k", "v")] });
        var snapshot = await _region.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = tagged[^1], Description = "<d>" });
        cloud.CreateImage("image", [snapshot.Snapshot.SnapshotId]);
        cloud.CreateLaunchTemplateVersion(_fleet.TemplateId);
        await _fleet.SuspendAsync("AZRebalance");
        await _fleet.RefreshAsync();
    }

    private Task<T> SameOfEc2Async<T>(Func<IAmazonEC2, Task<T>> call) => SameAsync(call(_region.Ec2), call(_ec2));

    private Task<T> SameOfAutoScalingAsync<T>(Func<IAmazonAutoScaling, Task<T>> call) =>
        SameAsync(call(_region.AutoScaling), call(_autoScaling));

    /// <returns>The answer, which is the same from both.</returns>
    private static async Task<T> SameAsync<T>(Task<T> model, Task<T> wire)
    {
        var answer = await wire;
        var read = Plain.Text(answer);
        Assert.NotEmpty(read);
        Assert.Equal(Plain.Text(await model), read);
        return answer;
    }

    private static async Task SameFaultAsync(WireHandler handler, string code, Func<Task> model, Func<Task> wire)
    {
        var here = await Assert.ThrowsAnyAsync<AmazonServiceException>(model);
        var there = await Assert.ThrowsAnyAsync<AmazonServiceException>(wire);

        Assert.Equal(
            (here.GetType(), code, here.Message, HttpStatusCode.BadRequest, here.ErrorType),
            (there.GetType(), there.ErrorCode, there.Message, there.StatusCode, there.ErrorType));
        Assert.Equal((code, there.RequestId), (handler.Responses[^1].ErrorCode, handler.Responses[^1].RequestId));
    }
}
