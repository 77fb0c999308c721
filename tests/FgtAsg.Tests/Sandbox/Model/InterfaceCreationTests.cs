using System.Net;
using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class InterfaceCreationTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task Create_Fresh_IsAvailableWithTheSubnetsFirstUsableAddress()
    {
        var response = await _region.Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest
        {
            SubnetId = _region.SubnetA,
            Description = "port2",
            Groups = [_region.SecurityGroup],
            TagSpecifications = [new() { ResourceType = "network-interface", Tags = [new Tag { Key = "Name", Value = "fgt-port2" }] }],
        });

        var created = response.NetworkInterface!;
        Assert.Equal("available", created.Status!.Value);
        Assert.Equal("10.0.1.4", created.PrivateIpAddress);
        Assert.Equal("eu-central-1a", created.AvailabilityZone);
        Assert.Equal("port2", created.Description);
        Assert.True(created.SourceDestCheck);
        Assert.Null(created.Attachment);
        Assert.Equal("firewalls", Assert.Single(created.Groups!).GroupName);
        Assert.Equal("fgt-port2", Assert.Single(created.TagSet!).Value);
        Assert.NotNull(response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Create_NoGroups_TakesTheVpcsDefaultGroup()
    {
        var id = await _region.CreateInterfaceAsync();

        var shown = await _region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] });

        Assert.Equal("default", Assert.Single(shown.NetworkInterfaces![0].Groups!).GroupName);
    }

    [Fact]
    public async Task Create_SameTokenAndParameters_AnswersTheSameInterface()
    {
        var first = await _region.CreateInterfaceAsync(request => request.ClientToken = "i-1#port2");
        var second = await _region.CreateInterfaceAsync(request => request.ClientToken = "i-1#port2");

        Assert.Equal(first, second);
        Assert.Single(_region.Cloud.NetworkInterfaces);
    }

    [Fact]
    public async Task Create_SameTokenOtherParameters_IsMismatch()
    {
        await _region.CreateInterfaceAsync(request => request.ClientToken = "token");

        await TestRegion.FaultAsync("IdempotentParameterMismatch", () => _region.CreateInterfaceAsync(request =>
        {
            request.ClientToken = "token";
            request.Description = "another";
        }));
    }

    [Fact]
    public async Task Create_TokenOfADeletedInterface_AnswersTheDeletedId()
    {
        var first = await _region.CreateInterfaceAsync(request => request.ClientToken = "token");
        await _region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = first });

        var second = await _region.CreateInterfaceAsync(request => request.ClientToken = "token");

        Assert.Equal(first, second);
        Assert.Empty(_region.Cloud.NetworkInterfaces);
    }

    [Fact]
    public async Task Create_TokenOfARefusedCall_MayBeUsedAgain()
    {
        await TestRegion.FaultAsync("InvalidSubnetID.NotFound", () => _region.CreateInterfaceAsync(request =>
        {
            request.SubnetId = "subnet-0";
            request.ClientToken = "token";
        }));

        Assert.NotNull(await _region.CreateInterfaceAsync(request => request.ClientToken = "token"));
    }

    [Fact]
    public async Task Create_SubnetUsedUp_IsInsufficientFreeAddresses()
    {
        var small = _region.Cloud.CreateSubnet(_region.VpcId, "eu-central-1a", "10.0.9.0/28");
        for (var number = 0; number < 11; number++)
        {
            await _region.CreateInterfaceAsync(request => request.SubnetId = small);
        }

        await TestRegion.FaultAsync(
            "InsufficientFreeAddressesInSubnet", () => _region.CreateInterfaceAsync(request => request.SubnetId = small));
    }

    [Fact]
    public async Task Create_AddressOfADeletedInterface_IsFreeAgain()
    {
        var first = await _region.CreateInterfaceAsync(request => request.PrivateIpAddress = "10.0.1.77");
        await _region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = first });

        var second = await _region.CreateInterfaceAsync(request => request.PrivateIpAddress = "10.0.1.77");

        Assert.Equal("10.0.1.77", _region.Interface(second).PrimaryIp.Address);
    }

    [Fact]
    public async Task Create_AddressInUse_IsRefused()
    {
        await _region.CreateInterfaceAsync(request => request.PrivateIpAddress = "10.0.1.77");

        await TestRegion.FaultAsync(
            "InvalidIPAddress.InUse", () => _region.CreateInterfaceAsync(request => request.PrivateIpAddress = "10.0.1.77"));
    }

    [Theory]
    [InlineData("10.0.1.3")]
    [InlineData("10.0.1.255")]
    [InlineData("10.0.2.9")]
    [InlineData("nonsense")]
    public async Task Create_AddressTheSubnetCannotGive_IsRefused(string address) => await TestRegion.FaultAsync(
        "InvalidParameterValue", () => _region.CreateInterfaceAsync(request => request.PrivateIpAddress = address));

    [Fact]
    public async Task Create_SeveralAddresses_ThePrimaryComesFirst()
    {
        var id = await _region.CreateInterfaceAsync(request => request.PrivateIpAddresses =
        [
            new() { PrivateIpAddress = "10.0.1.50", Primary = false },
            new() { PrivateIpAddress = "10.0.1.40", Primary = true },
        ]);

        Assert.Equal([("10.0.1.40", true), ("10.0.1.50", false)], _region.Interface(id).PrivateIps.Select(ip => (ip.Address, ip.Primary)));
    }

    [Fact]
    public async Task Create_Ipv6Addresses_ComeFromTheSubnet()
    {
        var id = await _region.CreateInterfaceAsync(request => request.Ipv6AddressCount = 2);

        Assert.Equal(["2001:db8:0:1::10", "2001:db8:0:1::11"], _region.Interface(id).Ipv6Addresses.AsEnumerable());
    }

    [Fact]
    public async Task Create_Ipv6InASubnetWithout_IsRefused() => await TestRegion.FaultAsync("InvalidParameterValue", () =>
        _region.CreateInterfaceAsync(request =>
        {
            request.SubnetId = _region.SubnetB;
            request.Ipv6AddressCount = 1;
        }));

    [Fact]
    public async Task Create_UnknownSecurityGroup_IsRefusedAndTakesNoAddress()
    {
        await TestRegion.FaultAsync("InvalidGroup.NotFound", () => _region.CreateInterfaceAsync(request => request.Groups = ["sg-0"]));

        Assert.Equal("10.0.1.4", _region.Interface(await _region.CreateInterfaceAsync()).PrimaryIp.Address);
    }

    [Fact]
    public async Task Create_QuotaReached_IsRefused()
    {
        var region = new TestRegion(new CloudOptions { NetworkInterfaceQuota = 1 });
        await region.CreateInterfaceAsync();

        await TestRegion.FaultAsync("NetworkInterfaceLimitExceeded", () => region.CreateInterfaceAsync());
    }

    [Fact]
    public async Task Create_TagsOfAnotherResourceType_AreRefused() => await TestRegion.FaultAsync("InvalidParameterValue", () =>
        _region.CreateInterfaceAsync(request => request.TagSpecifications = [new() { ResourceType = "elastic-ip", Tags = [] }]));

    [Fact]
    public async Task Create_DryRun_ChangesNothing()
    {
        var fault = await TestRegion.FaultAsync(
            "DryRunOperation", () => _region.CreateInterfaceAsync(request => request.DryRun = true));

        Assert.Equal(HttpStatusCode.PreconditionFailed, fault.StatusCode);
        Assert.Empty(_region.Cloud.NetworkInterfaces);
    }

    [Fact]
    public async Task Fault_LooksAsTheHttpClientsDoes()
    {
        var fault = await TestRegion.FaultAsync(
            "InvalidSubnetID.NotFound", () => _region.CreateInterfaceAsync(request => request.SubnetId = "subnet-0a"));

        Assert.Equal("The subnet ID 'subnet-0a' does not exist", fault.Message);
        Assert.Equal(ErrorType.Unknown, fault.ErrorType);
        Assert.Equal(HttpStatusCode.BadRequest, fault.StatusCode);
        Assert.NotEmpty(fault.RequestId);
    }

    [Fact]
    public async Task Create_NewResource_IsNotFoundUntilVisible()
    {
        var region = new TestRegion(new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(3) });
        var id = await region.CreateInterfaceAsync(request => request.ClientToken = "token");
        var describe = new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] };

        await TestRegion.FaultAsync("InvalidNetworkInterfaceID.NotFound", () => region.Ec2.DescribeNetworkInterfacesAsync(describe));
        await TestRegion.FaultAsync(
            "InvalidNetworkInterfaceID.NotFound",
            () => region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id }));
        Assert.Equal(id, await region.CreateInterfaceAsync(request => request.ClientToken = "token"));

        region.Pass(3);
        Assert.Single((await region.Ec2.DescribeNetworkInterfacesAsync(describe)).NetworkInterfaces!);
    }

    [Fact]
    public async Task Describe_AfterAChange_ShowsThePastForAWhile()
    {
        var region = new TestRegion(new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(3) });
        var id = await region.CreateInterfaceAsync();
        region.Pass(10);
        await region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id });

        Assert.Single((await region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces!);
        region.Pass(3);
        Assert.Empty((await region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? []);
    }
}
