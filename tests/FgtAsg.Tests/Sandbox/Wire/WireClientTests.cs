using System.Net;
using Amazon;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;
using Filter = Amazon.EC2.Model.Filter;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>The clients and the wire understand each other: what is asked over HTTP is what the model is asked, and so is the answer.</summary>
public sealed class WireClientTests : IDisposable
{
    private readonly TestRegion _region = new();
    private readonly WireHandler _ec2Handler;
    private readonly WireHandler _autoScalingHandler;
    private readonly AmazonEC2Client _ec2;
    private readonly AmazonAutoScalingClient _autoScaling;

    public WireClientTests()
    {
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
    public async Task CreateNetworkInterface_EveryMember_ComesThrough()
    {
        var response = await _ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest
        {
            SubnetId = _region.SubnetA,
            ClientToken = "token",
            Description = "port2 <&> more",
            Groups = [_region.SecurityGroup],
            Ipv6AddressCount = 1,
            PrivateIpAddresses = [new() { PrivateIpAddress = "10.0.1.40", Primary = true }, new() { PrivateIpAddress = "10.0.1.41" }],
            TagSpecifications =
            [
                new()
                {
                    ResourceType = ResourceType.NetworkInterface,
                    Tags = [new Tag { Key = "Name", Value = "ü" }, new Tag { Key = "k", Value = "" }],
                },
            ],
        });

        Assert.Equal("token", response.ClientToken);
        Same(
            (await _region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces,
            new List<NetworkInterface> { response.NetworkInterface! });
        Assert.Equal(["10.0.1.40", "10.0.1.41"], response.NetworkInterface!.PrivateIpAddresses!.Select(ip => ip.PrivateIpAddress));
        Assert.Equal("port2 <&> more", response.NetworkInterface.Description);
        Assert.Equal("CreateNetworkInterface", _ec2Handler.Responses[^1].Action);
    }

    [Fact]
    public async Task InterfaceLife_OverTheWire_IsTheModels()
    {
        var instance = _region.RunningInstance();
        var id = await _region.CreateInterfaceAsync();

        var attached = await _ec2.AttachNetworkInterfaceAsync(
            new AttachNetworkInterfaceRequest { NetworkInterfaceId = id, InstanceId = instance, DeviceIndex = 1, NetworkCardIndex = 0 });
        await _ec2.ModifyNetworkInterfaceAttributeAsync(
            new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, SourceDestCheck = false });
        await _ec2.ModifyNetworkInterfaceAttributeAsync(
            new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, Description = "d" });
        await _ec2.ModifyNetworkInterfaceAttributeAsync(
            new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, Groups = [_region.SecurityGroup] });
        await _ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest
        {
            NetworkInterfaceId = id,
            Attachment = new() { AttachmentId = attached.AttachmentId, DeleteOnTermination = true },
        });

        var changed = _region.Interface(id);
        Assert.Equal((false, "d", true), (changed.SourceDestCheck, changed.Description, changed.Attachment!.DeleteOnTermination));
        Assert.Equal(_region.SecurityGroup, Assert.Single(changed.SecurityGroupIds));
        await SameInstancesAsync();

        await _ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attached.AttachmentId, Force = false });
        _region.Pass(2);
        await _ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id });
        Assert.DoesNotContain(id, _region.Cloud.NetworkInterfaces.Select(item => item.Id));
    }

    [Fact]
    public async Task AddressLife_OverTheWire_IsTheModels()
    {
        var id = await _region.CreateInterfaceAsync();
        var allocated = await _ec2.AllocateAddressAsync(new AllocateAddressRequest
        {
            Domain = DomainType.Vpc,
            TagSpecifications = [new() { ResourceType = ResourceType.ElasticIp, Tags = [new Tag { Key = "k", Value = "v" }] }],
        });
        var associated = await _ec2.AssociateAddressAsync(
            new AssociateAddressRequest { AllocationId = allocated.AllocationId, NetworkInterfaceId = id, AllowReassociation = false });

        var filters = new List<Filter> { new() { Name = "tag:k", Values = ["x", "v"] } };
        Same(
            (await _region.Ec2.DescribeAddressesAsync(new DescribeAddressesRequest())).Addresses,
            (await _ec2.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = filters })).Addresses);
        Same(
            (await _region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces,
            (await _ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces);

        await _ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = associated.AssociationId });
        await _ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocated.AllocationId });
        Assert.Empty(_region.Cloud.Addresses);
    }

    [Fact]
    public async Task DescribeInstances_InEveryState_AreTheModels()
    {
        _region.Cloud.RunInstance(_region.SubnetA, associatePublicIp: true);
        await SameInstancesAsync();
        _region.Pass(5);
        await _ec2.CreateTagsAsync(new CreateTagsRequest
        {
            Resources = [_region.Cloud.Instances[0].Id],
            Tags = [new Tag { Key = "Hostname", Value = "fgt-1" }],
        });
        await SameInstancesAsync();
        _region.Cloud.TerminateInstance(_region.Cloud.Instances[0].Id);
        await SameInstancesAsync();
        _region.Settle();
        await SameInstancesAsync();
    }

    [Fact]
    public async Task DeleteTags_OverTheWire_TellsNoValueFromAnEmptyOne()
    {
        var id = _region.RunningInstance();
        await _ec2.CreateTagsAsync(new CreateTagsRequest
        {
            Resources = [id],
            Tags = [new Tag { Key = "Name", Value = "fgt-1" }, new Tag { Key = "Hostname", Value = "fgt-1" }, new Tag { Key = "License", Value = "" }],
        });

        await _ec2.DeleteTagsAsync(new DeleteTagsRequest
        {
            Resources = [id],
            Tags = [new Tag { Key = "Name" }, new Tag { Key = "Hostname", Value = "" }, new Tag { Key = "License", Value = "" }],
        });

        Assert.Equal(["Hostname"], _region.Instance(id).Tags.Keys);
    }

    [Fact]
    public async Task Pages_OverTheWire_GoOn()
    {
        for (var number = 0; number < 7; number++)
        {
            await _region.CreateInterfaceAsync();
        }

        var first = await _ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { MaxResults = 5 });
        var second = await _ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { MaxResults = 5, NextToken = first.NextToken });

        Assert.Equal((5, 2), (first.NetworkInterfaces!.Count, second.NetworkInterfaces!.Count));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Fault_OverTheWire_IsTheSame()
    {
        var request = new DescribeInstancesRequest { InstanceIds = ["i-0a", "i-0b"] };

        var there = await Assert.ThrowsAsync<AmazonEC2Exception>(() => _ec2.DescribeInstancesAsync(request));
        var here = await Assert.ThrowsAsync<AmazonEC2Exception>(() => _region.Ec2.DescribeInstancesAsync(request));

        Assert.Equal(
            (here.ErrorCode, here.Message, here.StatusCode, here.ErrorType),
            (there.ErrorCode, there.Message, there.StatusCode, there.ErrorType));
        Assert.Equal(_ec2Handler.Responses[^1].RequestId, there.RequestId);
        Assert.Equal("InvalidInstanceID.NotFound", _ec2Handler.Responses[^1].ErrorCode);
    }

    [Fact]
    public async Task AutoScaling_OverTheWire_IsTheModels()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        Same(
            (await _region.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest())).AutoScalingGroups,
            (await _autoScaling.DescribeAutoScalingGroupsAsync(
                new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [TestRegion.GroupName] })).AutoScalingGroups);
        Same(
            (await _region.AutoScaling.DescribeAutoScalingInstancesAsync(new DescribeAutoScalingInstancesRequest())).AutoScalingInstances,
            (await _autoScaling.DescribeAutoScalingInstancesAsync(
                new DescribeAutoScalingInstancesRequest { InstanceIds = [id] })).AutoScalingInstances);

        await _autoScaling.RecordLifecycleActionHeartbeatAsync(new RecordLifecycleActionHeartbeatRequest
        {
            AutoScalingGroupName = TestRegion.GroupName,
            LifecycleHookName = TestRegion.LaunchHook,
            InstanceId = id,
        });
        var complete = new CompleteLifecycleActionRequest
        {
            AutoScalingGroupName = TestRegion.GroupName,
            LifecycleHookName = TestRegion.LaunchHook,
            LifecycleActionToken = _region.Cloud.LifecycleActions[0].Token,
            LifecycleActionResult = "CONTINUE",
        };
        await _autoScaling.CompleteLifecycleActionAsync(complete);

        var action = _region.Cloud.LifecycleActions[0];
        Assert.Equal((1, "CONTINUE"), (action.Heartbeats, action.Result));
        var fault = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => _autoScaling.CompleteLifecycleActionAsync(complete));
        Assert.Equal(("ValidationError", HttpStatusCode.BadRequest), (fault.ErrorCode, fault.StatusCode));
        Assert.StartsWith("No active Lifecycle Action found with token", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarmPool_OverTheWire_IsTheModels()
    {
        var id = await _region.WarmInstanceAsync();

        Same(
            (await _region.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest())).AutoScalingGroups,
            (await _autoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest())).AutoScalingGroups);
        var details = (await _autoScaling.DescribeAutoScalingInstancesAsync(
            new DescribeAutoScalingInstancesRequest { InstanceIds = [id] })).AutoScalingInstances;
        Assert.Equal("Warmed:Stopped", Assert.Single(details!).LifecycleState);
        await SameInstancesAsync();
    }

    private async Task SameInstancesAsync() => Same(
        (await _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Reservations,
        (await _ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Reservations);

    private static void Same<T>(T? expected, T? actual) => Assert.Equal(Plain.Text(expected), Plain.Text(actual));
}
