using Amazon.EC2.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class TagDeletionTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task DeleteTags_OfAnInstance_TakesOffWhatIsNamed()
    {
        var id = await TaggedInstanceAsync(("Name", "fgt-001"), ("Hostname", "fgt-001"), ("License", "FGVM01"), ("owner", "network-team"));

        await DeleteAsync([id], new Tag { Key = "Name" }, new Tag { Key = "Hostname" }, new Tag { Key = "License" });

        Assert.Equal(["owner=network-team"], TagsOf(id));
        var shown = (await _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations![0].Instances![0];
        Assert.Equal(["owner"], shown.Tags!.Select(tag => tag.Key));
    }

    [Fact]
    public async Task DeleteTags_WithAValue_TakesOffOnlyThatValue()
    {
        var id = await TaggedInstanceAsync(("Name", "fgt-002"), ("Hostname", "fgt-001"));

        await DeleteAsync([id], new Tag { Key = "Name", Value = "fgt-001" }, new Tag { Key = "Hostname", Value = "fgt-001" });

        Assert.Equal(["Name=fgt-002"], TagsOf(id));
    }

    [Fact]
    public async Task DeleteTags_WithAnEmptyValue_TakesOffOnlyTheEmptyOne()
    {
        var id = await TaggedInstanceAsync(("Name", "fgt-001"), ("Hostname", ""));

        await DeleteAsync([id], new Tag { Key = "Name", Value = "" }, new Tag { Key = "Hostname", Value = "" }, new Tag { Key = "none", Value = "" });

        Assert.Equal(["Name=fgt-001"], TagsOf(id));
    }

    [Fact]
    public async Task DeleteTags_ThatAreNotThere_IsNoError()
    {
        var id = await TaggedInstanceAsync(("owner", "network-team"));

        await DeleteAsync([id], new Tag { Key = "Name" }, new Tag { Key = "License", Value = "FGVM01" });

        Assert.Equal(["owner=network-team"], TagsOf(id));
    }

    [Fact]
    public async Task DeleteTags_OfSeveralKindsOfResources_TakesThemOffEach()
    {
        var (interfaceId, allocationId) = (await _region.CreateInterfaceAsync(), await _region.AllocateAsync());
        await CreateAsync([interfaceId, allocationId, _region.SubnetA], ("k", "v"));

        await DeleteAsync([interfaceId, allocationId, _region.SubnetA], new Tag { Key = "k" });

        Assert.Empty(_region.Interface(interfaceId).Tags);
        Assert.Empty(_region.Address(allocationId).Tags);
        Assert.Empty(_region.Cloud.Subnets.Single(subnet => subnet.Id == _region.SubnetA).Tags);
    }

    [Fact]
    public async Task DeleteTags_WithoutAList_LeavesOnlyAwssOwn()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        await CreateAsync([id], ("Name", "fgt-001"), ("owner", "network-team"));

        await DeleteAsync([id]);

        Assert.Equal([$"aws:autoscaling:groupName={TestRegion.GroupName}"], TagsOf(id));
    }

    [Fact]
    public async Task DeleteTags_OfAwss_IsRefused()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        await TestRegion.FaultAsync("InvalidParameterValue", () => DeleteAsync([id], new Tag { Key = "aws:autoscaling:groupName" }));

        Assert.Equal([$"aws:autoscaling:groupName={TestRegion.GroupName}"], TagsOf(id));
    }

    [Theory]
    [InlineData("i-0", "InvalidInstanceID.NotFound")]
    [InlineData("eni-0", "InvalidNetworkInterfaceID.NotFound")]
    [InlineData("eipalloc-0", "InvalidAllocationID.NotFound")]
    [InlineData("x", "InvalidID")]
    public async Task DeleteTags_OneResourceUnknown_ChangesNone(string unknown, string code)
    {
        var id = await TaggedInstanceAsync(("Name", "fgt-001"));

        await TestRegion.FaultAsync(code, () => DeleteAsync([id, unknown], new Tag { Key = "Name" }));

        Assert.Equal(["Name=fgt-001"], TagsOf(id));
    }

    [Fact]
    public async Task DeleteTags_OfNoResource_IsMissingAParameter() =>
        await TestRegion.FaultAsync("MissingParameter", () => DeleteAsync([], new Tag { Key = "Name" }));

    private async Task<string> TaggedInstanceAsync(params (string Key, string Value)[] tags)
    {
        var id = _region.RunningInstance();
        await CreateAsync([id], tags);
        return id;
    }

    private Task CreateAsync(List<string> resources, params (string Key, string Value)[] tags) => _region.Ec2.CreateTagsAsync(
        new CreateTagsRequest { Resources = resources, Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] });

    private Task DeleteAsync(List<string> resources, params Tag[] tags) => _region.Ec2.DeleteTagsAsync(
        new DeleteTagsRequest { Resources = resources, Tags = tags.Length == 0 ? null : [.. tags] });

    private IEnumerable<string> TagsOf(string instanceId) => _region.Instance(instanceId).Tags.Select(tag => $"{tag.Key}={tag.Value}");
}
