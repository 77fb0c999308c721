using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>The tags of the function's snapshots, which name the group, the volume and the slot.</summary>
internal sealed class SnapshotTags(string autoScalingGroupName)
{
    public const string VolumeKey = "fgt-asg:volume-id";
    public const string SlotKey = "fgt-asg:slot";

    /// <summary>The <c>Name</c> of a snapshot whose volume has no name. It shows that the name was not just forgotten.</summary>
    private const string NoName = "N/A";

    public CreateSnapshotRequest RequestFor(Volume volume, string slot)
    {
        var instanceId = InstanceOf(volume);
        var tags = new List<Tag>
        {
            new() { Key = ResourceTags.GroupKey, Value = autoScalingGroupName },
            new() { Key = VolumeKey, Value = volume.VolumeId },
            new() { Key = SlotKey, Value = slot },
        };
        if (instanceId is not null)
        {
            tags.Add(new Tag { Key = ResourceTags.InstanceKey, Value = instanceId });
        }

        tags.Add(new Tag { Key = ResourceTags.NameKey, Value = NameOf(volume) });
        return new CreateSnapshotRequest
        {
            VolumeId = volume.VolumeId,
            Description = $"{autoScalingGroupName}: {volume.VolumeId} of {instanceId}, slot {slot}",
            TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = tags }],
        };
    }

    /// <summary>Describe filters for all snapshots of the group.</summary>
    public List<Filter> Filters() =>
        [new Filter { Name = $"tag:{ResourceTags.GroupKey}", Values = [FilterValues.Literal(autoScalingGroupName)] }];

    /// <summary>Describe filters for the snapshots of one volume and slot.</summary>
    public List<Filter> FiltersFor(string volumeId, string slot) =>
    [
        .. Filters(),
        new Filter { Name = $"tag:{VolumeKey}", Values = [volumeId] },
        new Filter { Name = $"tag:{SlotKey}", Values = [slot] },
    ];

    /// <summary>A copy that somebody made of a snapshot has its tags, but another volume. It must not be deleted.</summary>
    public bool IsOurs(Snapshot snapshot) =>
        ValueOf(snapshot.Tags, ResourceTags.GroupKey) == autoScalingGroupName
        && ValueOf(snapshot.Tags, VolumeKey) == snapshot.VolumeId
        && SlotOf(snapshot) is not null;

    /// <summary>Null if it was not made for a slot.</summary>
    public static string? SlotOf(Snapshot snapshot) => ValueOf(snapshot.Tags, SlotKey);

    public static string? ValueOf(List<Tag>? tags, string key) => tags?.Find(tag => tag.Key == key)?.Value;

    private static string NameOf(Volume volume) =>
        ValueOf(volume.Tags, ResourceTags.NameKey) is { } name && !string.IsNullOrWhiteSpace(name) ? name : NoName;

    private static string? InstanceOf(Volume volume) => volume.Attachments is [var first, ..] ? first.InstanceId : null;
}
