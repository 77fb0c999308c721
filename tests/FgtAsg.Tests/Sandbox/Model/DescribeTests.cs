using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class DescribeTests
{
    private readonly TestRegion _region = new();

    [Theory]
    [InlineData("tag:Name", "fgt-*", true)]
    [InlineData("tag:Name", "fgt-port?", true)]
    [InlineData("tag-key", "Na*", true)]
    [InlineData("network-interface-id", "eni-*", true)]
    [InlineData("status", "available", true)]
    [InlineData("tag:Name", "fgt", false)]
    [InlineData("tag:Name", "FGT-port2", false)]
    [InlineData("tag:Name", "fgt-port\\?", false)]
    [InlineData("tag:name", "fgt-port2", false)]
    [InlineData("attachment.instance-id", "*", false)]
    [InlineData("status", "in-use", false)]
    public async Task Interfaces_OneFilter_ReturnsOnlyMatches(string name, string value, bool matches)
    {
        var id = await TaggedInterfaceAsync("fgt-port2");

        Assert.Equal(matches ? [id] : [], await FindAsync((name, [value])));
    }

    [Fact]
    public async Task Interfaces_SeveralFilters_MustEachMatchOneValue()
    {
        var (first, second, instance) = (await TaggedInterfaceAsync("a"), await TaggedInterfaceAsync("b"), _region.RunningInstance());
        await TaggedInterfaceAsync("c");
        await _region.AttachAsync(second, instance);

        Assert.Equal([first, second], await FindAsync(("tag:Name", ["a", "b"]), ("subnet-id", [_region.SubnetA])));
        Assert.Empty(await FindAsync(("tag:Name", ["a", "b"]), ("subnet-id", [_region.SubnetB])));
        Assert.Equal(2, (await FindAsync(("attachment.instance-id", [instance]))).Count);
        Assert.Equal([second], await FindAsync(("attachment.instance-id", [instance]), ("attachment.status", ["attaching"])));
    }

    [Fact]
    public async Task Pages_ItemIsDeletedMeanwhile_HoldEachItemOnce()
    {
        var ids = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            ids.Add(await _region.CreateInterfaceAsync());
        }

        var first = await PageAsync(null);
        await _region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = ids[0] });
        var second = await PageAsync(first.NextToken);
        var third = await PageAsync(second.NextToken);

        Assert.Null(third.NextToken);
        Assert.Equal(
            ids,
            first.NetworkInterfaces!
                .Concat(second.NetworkInterfaces!)
                .Concat(third.NetworkInterfaces!)
                .Select(item => item.NetworkInterfaceId));
    }

    [Fact]
    public async Task Instances_ByStateAndTag_AreFound()
    {
        var running = _region.RunningInstance();
        var pending = _region.Cloud.RunInstance(_region.SubnetA, new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "x" });

        Assert.Equal([running], await FindInstancesAsync(("instance-state-name", ["running"])));
        Assert.Equal([pending], await FindInstancesAsync(("tag:Name", ["x"]), ("instance-state-name", ["pending", "running"])));
        Assert.Equal([running, pending], await FindInstancesAsync(("instance-id", ["i-*"])));
    }

    [Fact]
    public async Task Addresses_ByInterfaceTagAndAssociation_AreFound()
    {
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync());
        var association = await _region.AssociateAsync(allocation, id);
        _region.Cloud.AllocateForeignAddress(new Dictionary<string, string>(StringComparer.Ordinal) { ["owner"] = "other" });
        await _region.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [allocation], Tags = [new Tag { Key = "k", Value = "v" }] });

        foreach (var (name, value) in new[]
        {
            ("network-interface-id", id), ("association-id", association), ("allocation-id", allocation), ("tag:k", "v"),
            ("public-ip", _region.Address(allocation).PublicIp),
        })
        {
            var found = await _region.Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = Filters((name, [value])) });
            Assert.Equal(allocation, Assert.Single(found.Addresses!).AllocationId);
        }
    }

    [Fact]
    public async Task Regions_EnabledOrAll_MatchTheOptions()
    {
        var region = new TestRegion(new CloudOptions { OtherRegions = ["eu-west-1"], DisabledRegions = ["ap-east-1"] });

        var enabled = await region.Ec2.DescribeRegionsAsync(new DescribeRegionsRequest());
        var all = await region.Ec2.DescribeRegionsAsync(new DescribeRegionsRequest { AllRegions = true });

        Assert.Equal(["eu-central-1", "eu-west-1"], enabled.Regions.Select(r => r.RegionName));
        Assert.Equal(["eu-central-1", "eu-west-1", "ap-east-1"], all.Regions.Select(r => r.RegionName));
        Assert.Equal("not-opted-in", all.Regions[2].OptInStatus);
    }

    private static List<Filter> Filters(params (string Name, List<string> Values)[] filters) =>
        [.. filters.Select(filter => new Filter { Name = filter.Name, Values = filter.Values })];

    private Task<string> TaggedInterfaceAsync(string name) => _region.CreateInterfaceAsync(request => request.TagSpecifications =
        [new() { ResourceType = "network-interface", Tags = [new Tag { Key = "Name", Value = name }] }]);

    private Task<DescribeNetworkInterfacesResponse> PageAsync(string? token) => _region.Ec2.DescribeNetworkInterfacesAsync(
        new DescribeNetworkInterfacesRequest { MaxResults = 5, NextToken = token });

    private async Task<List<string>> FindAsync(params (string Name, List<string> Values)[] filters)
    {
        var found = await _region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = Filters(filters) });
        return (found.NetworkInterfaces ?? []).ConvertAll(item => item.NetworkInterfaceId);
    }

    private async Task<List<string?>> FindInstancesAsync(params (string Name, List<string> Values)[] filters)
    {
        var found = await _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = Filters(filters) });
        return [.. (found.Reservations ?? []).SelectMany(item => item.Instances!).Select(item => item.InstanceId)];
    }
}
