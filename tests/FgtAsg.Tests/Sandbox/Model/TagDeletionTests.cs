using Amazon.EC2.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class TagDeletionTests
{
    private readonly TestRegion _region = new();

    [Theory]
    [InlineData("Name,Hostname,License", "Name,Hostname,License", "owner=network-team")]
    [InlineData("Name,Hostname", "Name=fgt-002,Hostname=fgt-001", "Name=fgt-001,owner=network-team")]
    [InlineData("Name,Hostname=", "Name=,Hostname=,none=", "Name=fgt-001,owner=network-team")]
    [InlineData("Name", "Hostname,License=FGVM01", "Name=fgt-001,owner=network-team")]
    [InlineData("Name", "", "")]
    public async Task DeleteTags_OfAnInstance_RemovesTheNamedTags(string given, string named, string left)
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        await CreateAsync([id], [.. Tags(given).Select(tag => new Tag(tag.Key, tag.Value ?? "fgt-001")), new Tag("owner", "network-team")]);

        await DeleteAsync([id], Tags(named));

        // Tags of AWS itself are never removed.
        var shown = (await _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }))
            .Reservations![0].Instances![0].Tags!;
        Assert.Contains(shown, tag => tag.Key == "aws:autoscaling:groupName");
        Assert.Equal(left, string.Join(',', shown.Where(tag => tag.Key[0] != 'a').Select(tag => $"{tag.Key}={tag.Value}")));
    }

    [Fact]
    public async Task DeleteTags_OfSeveralKindsOfResources_RemovesThemFromEach()
    {
        var (interfaceId, allocationId) = (await _region.CreateInterfaceAsync(), await _region.AllocateAsync());
        await CreateAsync([interfaceId, allocationId, _region.SubnetA], Tags("k=v"));

        await DeleteAsync([interfaceId, allocationId, _region.SubnetA], Tags("k"));

        Assert.Empty(_region.Interface(interfaceId).Tags);
        Assert.Empty(_region.Address(allocationId).Tags);
        Assert.Empty(_region.Cloud.Subnets.Single(subnet => subnet.Id == _region.SubnetA).Tags);
    }

    /// <summary>Parses tags: <c>key</c> has no value, <c>key=</c> has an empty value.</summary>
    private static List<Tag> Tags(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=')).Select(parts => new Tag
        {
            Key = parts[0],
            Value = parts.Length > 1 ? parts[1] : null,
        }),
    ];

    private Task CreateAsync(List<string> resources, List<Tag> tags) =>
        _region.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = resources, Tags = tags });

    private Task DeleteAsync(List<string> resources, List<Tag> tags) =>
        _region.Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = resources, Tags = tags.Count == 0 ? null : tags });
}
