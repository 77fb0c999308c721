using Amazon.EC2.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class DescribeTests
{
    private readonly TestRegion _region = new();

    [Theory]
    [InlineData("tag:Name", "fgt-*")]
    [InlineData("tag:Name", "fgt-port?")]
    [InlineData("tag-key", "Na*")]
    [InlineData("network-interface-id", "eni-*")]
    [InlineData("status", "available")]
    public async Task Interfaces_FilterMatches_AreFound(string name, string value)
    {
        var id = await TaggedInterfaceAsync("fgt-port2");

        Assert.Equal([id], await FindAsync((name, [value])));
    }

    [Theory]
    [InlineData("tag:Name", "fgt")]
    [InlineData("tag:Name", "FGT-port2")]
    [InlineData("tag:Name", "fgt-port\\?")]
    [InlineData("tag:name", "fgt-port2")]
    [InlineData("attachment.instance-id", "*")]
    [InlineData("status", "in-use")]
    public async Task Interfaces_FilterDoesNotMatch_AreNot(string name, string value)
    {
        await TaggedInterfaceAsync("fgt-port2");

        Assert.Empty(await FindAsync((name, [value])));
    }

    [Fact]
    public async Task Interfaces_FiltersAndValues_AreAndOfOrs()
    {
        var (first, second) = (await TaggedInterfaceAsync("a"), await TaggedInterfaceAsync("b"));
        await TaggedInterfaceAsync("c");

        Assert.Equal([first, second], await FindAsync(("tag:Name", ["a", "b"]), ("subnet-id", [_region.SubnetA])));
        Assert.Empty(await FindAsync(("tag:Name", ["a", "b"]), ("subnet-id", [_region.SubnetB])));
    }

    [Fact]
    public async Task Interfaces_OfAnInstance_AreFoundByAttachment()
    {
        var (instance, id) = (_region.RunningInstance(), await _region.CreateInterfaceAsync());
        await _region.AttachAsync(id, instance);

        Assert.Equal(2, (await FindAsync(("attachment.instance-id", [instance]))).Count);
        Assert.Equal([id], await FindAsync(("attachment.instance-id", [instance]), ("attachment.status", ["attaching"])));
    }

    [Fact]
    public async Task UnknownFilter_IsInvalid()
    {
        var fault = await TestRegion.FaultAsync("InvalidParameterValue", () => FindAsync(("colour", ["red"])));

        Assert.Equal("The filter 'colour' is invalid", fault.Message);
    }

    [Fact]
    public async Task UnknownIds_AreAllNamed()
    {
        var known = await _region.CreateInterfaceAsync();

        var fault = await TestRegion.FaultAsync("InvalidNetworkInterfaceID.NotFound", () => _region.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = ["eni-0a", known, "eni-0b"] }));

        Assert.Equal("The networkInterface IDs 'eni-0a, eni-0b' do not exist", fault.Message);
    }

    [Fact]
    public async Task Pages_TakenOneByOne_HoldEverythingOnceWhileItemsGo()
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
            ids, first.NetworkInterfaces!.Concat(second.NetworkInterfaces!).Concat(third.NetworkInterfaces!).Select(item => item.NetworkInterfaceId));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1001)]
    public async Task PageSize_OutOfRange_IsInvalid(int size) => await TestRegion.FaultAsync(
        "InvalidParameterValue", () => _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = size }));

    [Fact]
    public async Task PageSize_WithIds_IsInvalidCombination() => await TestRegion.FaultAsync(
        "InvalidParameterCombination",
        () => _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = ["i-0"], MaxResults = 5 }));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bm9uc2Vuc2U=")]
    public async Task Token_ThatIsNone_IsInvalid(string token) => await TestRegion.FaultAsync(
        "InvalidParameterValue", () => _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { NextToken = token }));

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

        foreach (var filter in new[]
        {
            ("network-interface-id", id), ("association-id", association), ("allocation-id", allocation), ("tag:k", "v"),
            ("public-ip", _region.Address(allocation).PublicIp),
        })
        {
            var found = await _region.Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = Filters((filter.Item1, [filter.Item2])) });
            Assert.Equal(allocation, Assert.Single(found.Addresses!).AllocationId);
        }

        await TestRegion.FaultAsync("InvalidAddress.NotFound", () => _region.Ec2.DescribeAddressesAsync(
            new DescribeAddressesRequest { PublicIps = ["192.0.2.1"] }));
    }

    [Fact]
    public async Task CreateTags_OneResourceUnknown_TagsNone()
    {
        var id = await _region.CreateInterfaceAsync();

        await TestRegion.FaultAsync("InvalidInstanceID.NotFound", () => _region.Ec2.CreateTagsAsync(
            new CreateTagsRequest { Resources = [id, "i-0"], Tags = [new Tag { Key = "k", Value = "v" }] }));

        Assert.Empty(_region.Interface(id).Tags);
    }

    [Fact]
    public async Task CreateTags_ReservedPrefix_IsRefused()
    {
        var id = await _region.CreateInterfaceAsync();

        await TestRegion.FaultAsync("InvalidParameterValue", () => _region.Ec2.CreateTagsAsync(
            new CreateTagsRequest { Resources = [id], Tags = [new Tag { Key = "aws:x", Value = "v" }] }));
    }

    [Fact]
    public async Task CreateTags_FiftyFirst_IsLimitExceeded()
    {
        var id = await _region.CreateInterfaceAsync();
        var tags = Enumerable.Range(0, 51).Select(number => new Tag { Key = $"k{number}", Value = "" }).ToList();

        await TestRegion.FaultAsync(
            "TagLimitExceeded", () => _region.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [id], Tags = tags }));
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
