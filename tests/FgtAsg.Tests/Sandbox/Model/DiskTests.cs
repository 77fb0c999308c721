using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>Volumes, snapshots, images and regions.</summary>
public sealed class DiskTests
{
    private static readonly CloudOptions Options = new()
    {
        SnapshotDelay = TimeSpan.FromSeconds(30),
        RootVolumeTags = new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "root" },
        OtherRegions = ["eu-west-1"],
        DisabledRegions = ["ap-east-1"],
    };

    private readonly TestRegion _region = new(Options);

    [Fact]
    public async Task Volumes_OfAnInstance_ComeAndGoWithIt()
    {
        var instance = _region.RunningInstance();
        var data = _region.Cloud.CreateVolume(instance, new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "data" });

        var shown = (await _region.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = Where("attachment.instance-id", instance) })).Volumes;
        _region.Cloud.TerminateInstance(instance);
        _region.Settle();
        var left = (await _region.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes;

        Assert.Equal(["root in-use /dev/sda1", "data in-use /dev/xvdab"], shown.Select(v => $"{v.Tags.Single().Value} {v.State} {v.Attachments.Single().Device}"));
        Assert.Equal((data, VolumeState.Available), (Assert.Single(left).VolumeId, left[0].State));
        Assert.Null(left[0].Attachments);
    }

    [Fact]
    public async Task Snapshot_IsPendingForAWhile_AndHasItsTagsFromTheFirst()
    {
        var volume = _region.Cloud.CreateVolume(_region.RunningInstance());

        var made = (await _region.Ec2.CreateSnapshotAsync(Creating(volume, "slot", "1"))).Snapshot;
        Assert.Equal((volume, SnapshotState.Pending, "slot=1"), (made.VolumeId, made.State, Tags(made)));
        _region.Pass(31);

        var shown = Assert.Single((await _region.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = Where("tag:slot", "1") })).Snapshots);
        Assert.Equal((made.SnapshotId, SnapshotState.Completed, "slot=1"), (shown.SnapshotId, shown.State, Tags(shown)));
    }

    [Fact]
    public async Task Snapshots_TooManyOfOneVolumeAtOnce_AreRefused()
    {
        var volume = _region.Cloud.CreateVolume(_region.RunningInstance());
        for (var i = 0; i < 5; i++)
        {
            await _region.Ec2.CreateSnapshotAsync(Creating(volume, "n", i.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal("ConcurrentSnapshotLimitExceeded", await CodeAsync(() => _region.Ec2.CreateSnapshotAsync(Creating(volume, "n", "5"))));
        _region.Pass(31);
        await _region.Ec2.CreateSnapshotAsync(Creating(volume, "n", "6"));
    }

    [Fact]
    public async Task Snapshot_InUseByAnImage_CannotBeDeleted()
    {
        var used = _region.Cloud.PutSnapshot("vol-1", _region.Time.GetUtcNow());
        var disabled = _region.Cloud.PutSnapshot("vol-1", _region.Time.GetUtcNow());
        var free = _region.Cloud.PutSnapshot("vol-1", _region.Time.GetUtcNow());
        var image = _region.Cloud.CreateImage("golden", [used]);
        var other = _region.Cloud.CreateImage("old", [disabled], isDisabled: true);

        Assert.Equal("InvalidSnapshot.InUse", await CodeAsync(() => _region.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = used })));
        Assert.Equal("InvalidSnapshot.InUse", await CodeAsync(() => _region.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = disabled })));
        await _region.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = free });
        Assert.Equal("InvalidSnapshot.NotFound", await CodeAsync(() => _region.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = free })));

        Assert.Equal([image], await ImagesAsync(includeDisabled: null, used, disabled, free));
        Assert.Equal([image, other], await ImagesAsync(includeDisabled: true, used, disabled, free));
    }

    [Fact]
    public async Task Snapshots_WhileDescribesLag_AreToBeSeenLater()
    {
        var region = new TestRegion(Options with { VisibilityDelay = TimeSpan.FromSeconds(10) });
        var volume = region.Cloud.CreateVolume(region.RunningInstance());
        region.Pass(11);
        await region.Ec2.CreateSnapshotAsync(Creating(volume, "slot", "1"));
        var look = new DescribeSnapshotsRequest { OwnerIds = ["self"] };

        Assert.Null((await region.Ec2.DescribeSnapshotsAsync(look)).Snapshots);
        region.Pass(11);
        Assert.Single((await region.Ec2.DescribeSnapshotsAsync(look)).Snapshots);
    }

    [Fact]
    public async Task Volumes_ManyOfThem_ComeInPages()
    {
        for (var i = 0; i < 12; i++)
        {
            _region.Cloud.CreateVolume();
        }

        var first = await _region.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { MaxResults = 7 });
        var second = await _region.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { MaxResults = 7, NextToken = first.NextToken });

        Assert.Equal((7, 5, null), (first.Volumes.Count, second.Volumes.Count, second.NextToken));
    }

    [Fact]
    public async Task Volume_ThatIsNone_IsNotFound()
    {
        Assert.Equal("InvalidVolume.NotFound", await CodeAsync(() => _region.Ec2.CreateSnapshotAsync(Creating("vol-0123456789abcdef0", "slot", "1"))));
        Assert.Equal("InvalidVolumeID.Malformed", await CodeAsync(() => _region.Ec2.CreateSnapshotAsync(Creating("i-0123456789abcdef0", "slot", "1"))));
    }

    [Fact]
    public async Task Snapshots_OfEverybody_AreNotThere() => Assert.Equal(
        "InvalidParameterValue", await CodeAsync(() => _region.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest())));

    [Fact]
    public async Task Regions_AreThoseOfTheOptions()
    {
        var enabled = await _region.Ec2.DescribeRegionsAsync(new DescribeRegionsRequest());
        var all = await _region.Ec2.DescribeRegionsAsync(new DescribeRegionsRequest { AllRegions = true });

        Assert.Equal(["eu-central-1", "eu-west-1"], enabled.Regions.Select(r => r.RegionName));
        Assert.Equal(["eu-central-1", "eu-west-1", "ap-east-1"], all.Regions.Select(r => r.RegionName));
        Assert.Equal("not-opted-in", all.Regions[2].OptInStatus);
    }

    private async Task<IEnumerable<string>> ImagesAsync(bool? includeDisabled, params string[] snapshotIds) =>
        ((await _region.Ec2.DescribeImagesAsync(new DescribeImagesRequest
        {
            Owners = ["self"],
            IncludeDisabled = includeDisabled,
            Filters = Where("block-device-mapping.snapshot-id", snapshotIds),
        })).Images ?? []).Select(image => image.ImageId);

    private static List<Filter> Where(string name, params string[] values) => [new Filter { Name = name, Values = [.. values] }];

    private static CreateSnapshotRequest Creating(string volumeId, string key, string value) => new()
    {
        VolumeId = volumeId,
        TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = [new Tag { Key = key, Value = value }] }],
    };

    private static string Tags(Snapshot snapshot) => string.Join(", ", snapshot.Tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private static async Task<string?> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<AmazonEC2Exception>(call)).ErrorCode;
}
