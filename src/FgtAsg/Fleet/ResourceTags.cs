using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Configuration;

namespace FgtAsg.Fleet;

/// <summary>The tags that identify the function's resources and their instances. Resources without these tags are never changed.</summary>
internal sealed class ResourceTags(string autoScalingGroupName)
{
    public const string GroupKey = "fgt-asg:group";
    public const string InstanceKey = "fgt-asg:instance-id";
    public const string InterfaceKey = "fgt-asg:interface";
    public const string NameKey = "Name";

    /// <summary>Auto Scaling sets this tag on every instance that it launches or that is attached to the group.</summary>
    public const string AutoScalingGroupKey = "aws:autoscaling:groupName";

    public string AutoScalingGroupName => autoScalingGroupName;

    public List<TagSpecification> TagsFor(ResourceType resourceType, InstanceId instanceId, InterfaceOptions options) =>
    [
        new TagSpecification
        {
            ResourceType = resourceType,
            Tags =
            [
                new Tag { Key = GroupKey, Value = autoScalingGroupName },
                new Tag { Key = InstanceKey, Value = instanceId.Value },
                new Tag { Key = InterfaceKey, Value = options.Name },
                new Tag { Key = NameKey, Value = $"{autoScalingGroupName}-{instanceId}-{options.Name}" },
            ],
        },
    ];

    /// <summary>Filters for describe operations: all resources of the group.</summary>
    public List<Filter> FiltersForGroup() => [new Filter { Name = $"tag:{GroupKey}", Values = [autoScalingGroupName] }];

    /// <summary>Filters for describe operations: the resources of one instance.</summary>
    public List<Filter> FiltersFor(InstanceId instanceId) =>
    [
        .. FiltersForGroup(),
        new Filter { Name = $"tag:{InstanceKey}", Values = [instanceId.Value] },
    ];

    public bool IsOurs(List<Tag>? tags, InstanceId instanceId) =>
        ValueOf(tags, GroupKey) == autoScalingGroupName && ValueOf(tags, InstanceKey) == instanceId.Value;

    public bool IsOurs(List<Tag>? tags, InstanceId instanceId, string interfaceName) =>
        IsOurs(tags, instanceId) && ValueOf(tags, InterfaceKey) == interfaceName;

    /// <summary>Whether any fleet's function created the resource.</summary>
    public static bool IsMarked(List<Tag>? tags) => ValueOf(tags, GroupKey) is not null;

    public bool IsInGroup(Instance instance) => ValueOf(instance.Tags, AutoScalingGroupKey) == autoScalingGroupName;

    /// <summary>The group in Auto Scaling's tag; null for none.</summary>
    public static string? GroupOf(Instance? instance) => ValueOf(instance?.Tags, AutoScalingGroupKey);

    /// <summary>The instance that a resource of this group was created for; null if it is another group's or names no instance.</summary>
    public InstanceId? HolderOf(List<Tag>? tags) =>
        ValueOf(tags, GroupKey) == autoScalingGroupName && InstanceId.TryParse(ValueOf(tags, InstanceKey), out var id) ? id : null;

    /// <summary>The configured interface that a resource was created for; null for none.</summary>
    public static string? InterfaceOf(List<Tag>? tags) => ValueOf(tags, InterfaceKey);

    private static string? ValueOf(List<Tag>? tags, string key) => tags?.Find(tag => tag.Key == key)?.Value;
}
