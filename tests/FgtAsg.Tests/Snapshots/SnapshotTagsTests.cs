using Amazon.EC2.Model;
using FgtAsg.Snapshots;

namespace FgtAsg.Tests.Snapshots;

public sealed class SnapshotTagsTests
{
    [Fact]
    public void RequestFor_AVolume_TagsInTheCreatingCall()
    {
        var request = new SnapshotTags("fleet")
            .RequestFor(Disks.Volume("vol-1", tags: new Tag { Key = "Name", Value = "root of fgt-1" }), Disks.Slot);

        var specification = Assert.Single(request.TagSpecifications);
        Assert.Equal(("vol-1", "snapshot"), (request.VolumeId, specification.ResourceType.Value));
        Assert.Equal(
            [
                "fgt-asg:group=fleet",
                "fgt-asg:volume-id=vol-1",
                $"fgt-asg:slot={Disks.Slot}",
                "fgt-asg:instance-id=i-1",
                "Name=root of fgt-1",
            ],
            specification.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
        Assert.Equal($"fleet: vol-1 of i-1, slot {Disks.Slot}", request.Description);
    }

    /// <summary>Users sort and search snapshots by Name, and a snapshot without it looks like a mistake.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void RequestFor_AVolumeWithoutAName_NamesTheSnapshotNotAvailable(string? name)
    {
        var tags = name is null ? Array.Empty<Tag>() : [new Tag { Key = "Name", Value = name }];

        var request = new SnapshotTags("fleet").RequestFor(Disks.Volume("vol-1", tags: tags), Disks.Slot);

        Assert.Equal("N/A", Assert.Single(Assert.Single(request.TagSpecifications).Tags, tag => tag.Key == "Name").Value);
    }

    /// <summary>In a filter's value, <c>*</c>, <c>?</c> and the backslash have a special meaning.</summary>
    [Fact]
    public void FiltersFor_AGroupWithABackslashInItsName_TakesItLiterally() =>
        Assert.Equal([@"fw\\ed\*ge"], new SnapshotTags(@"fw\ed*ge").FiltersFor("vol-1", Disks.Slot)[0].Values);
}
