using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>Volumes, snapshots and images.</summary>
public sealed class DiskTests
{
    private static readonly CloudOptions Options = new() { SnapshotDelay = TimeSpan.FromSeconds(30) };

    private readonly TestRegion _region = new(Options);

    [Fact]
    public async Task Volumes_InstanceTerminates_OnlyTheDataVolumeIsLeft()
    {
        var instance = _region.RunningInstance();
        var data = _region.Cloud.CreateVolume(instance);

        var shown = (await _region.Ec2.DescribeVolumesAsync(
            new DescribeVolumesRequest { Filters = Where("attachment.instance-id", instance) })).Volumes;
        _region.Cloud.TerminateInstance(instance);
        _region.Settle();
        var left = (await _region.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes;

        Assert.Equal(["in-use /dev/sda1", "in-use /dev/xvdab"], shown.Select(v => $"{v.State} {v.Attachments.Single().Device}"));
        Assert.Equal((data, VolumeState.Available), (Assert.Single(left).VolumeId, left[0].State));
        Assert.Null(left[0].Attachments);
    }

    [Fact]
    public async Task Snapshots_FiveArePending_RefusesASixth()
    {
        var volume = _region.Cloud.CreateVolume(_region.RunningInstance());
        for (var number = 1; number <= 5; number++)
        {
            var made = (await _region.Ec2.CreateSnapshotAsync(Creating(volume, number))).Snapshot;
            Assert.Equal((volume, SnapshotState.Pending, $"slot={number}"), (made.VolumeId, made.State, Tags(made)));
        }

        await TestRegion.FaultAsync("ConcurrentSnapshotLimitExceeded", () => _region.Ec2.CreateSnapshotAsync(Creating(volume, 6)));
        _region.Pass(31);
        await _region.Ec2.CreateSnapshotAsync(Creating(volume, 6));

        var found = await _region.Ec2.DescribeSnapshotsAsync(
            new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = Where("tag:slot", "2") });
        Assert.Equal((SnapshotState.Completed, "slot=2"), (Assert.Single(found.Snapshots).State, Tags(found.Snapshots[0])));
    }

    [Fact]
    public async Task Images_BySnapshot_IncludeDisabledOnesOnRequest()
    {
        var ids = Enumerable.Range(0, 3).Select(_ => _region.Cloud.PutSnapshot("vol-1", _region.Time.GetUtcNow())).ToArray();
        var image = _region.Cloud.CreateImage("golden", [ids[0]]);
        var other = _region.Cloud.CreateImage("old", [ids[1]], isDisabled: true);
        await _region.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = ids[2] });

        Assert.Equal([image], await ImagesAsync(includeDisabled: null, ids));
        Assert.Equal([image, other], await ImagesAsync(includeDisabled: true, ids));
    }

    [Fact]
    public async Task Snapshots_DescribesLag_AreVisibleLater()
    {
        var region = new TestRegion(Options with { VisibilityDelay = TimeSpan.FromSeconds(10) });
        var volume = region.Cloud.CreateVolume(region.RunningInstance());
        region.Pass(11);
        await region.Ec2.CreateSnapshotAsync(Creating(volume, 1));
        var look = new DescribeSnapshotsRequest { OwnerIds = ["self"] };

        Assert.Null((await region.Ec2.DescribeSnapshotsAsync(look)).Snapshots);
        region.Pass(11);
        Assert.Single((await region.Ec2.DescribeSnapshotsAsync(look)).Snapshots);
    }

    [Fact]
    public async Task Volumes_MoreThanMaxResults_ComeInPages()
    {
        for (var i = 0; i < 12; i++)
        {
            _region.Cloud.CreateVolume();
        }

        var first = await _region.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { MaxResults = 7 });
        var second = await _region.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { MaxResults = 7, NextToken = first.NextToken });

        Assert.Equal((7, 5, null), (first.Volumes.Count, second.Volumes.Count, second.NextToken));
    }

    private async Task<IEnumerable<string>> ImagesAsync(bool? includeDisabled, params string[] snapshotIds) =>
        ((await _region.Ec2.DescribeImagesAsync(new DescribeImagesRequest
        {
            Owners = ["self"],
            IncludeDisabled = includeDisabled,
            Filters = Where("block-device-mapping.snapshot-id", snapshotIds),
        })).Images ?? []).Select(image => image.ImageId);

    private static List<Filter> Where(string name, params string[] values) => [new Filter { Name = name, Values = [.. values] }];

    private static CreateSnapshotRequest Creating(string volumeId, int slot) => new()
    {
        VolumeId = volumeId,
        TagSpecifications =
        [
            new TagSpecification
            {
                ResourceType = ResourceType.Snapshot,
                Tags = [new Tag { Key = "slot", Value = slot.ToString(CultureInfo.InvariantCulture) }],
            },
        ],
    };

    private static string Tags(Snapshot snapshot) => string.Join(", ", snapshot.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
