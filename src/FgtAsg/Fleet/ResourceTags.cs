using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Configuration;

namespace FgtAsg.Fleet;

/// <summary>The tags by which the function knows what it made, and for whom. What does not carry them is never changed.</summary>
internal sealed class ResourceTags(string autoScalingGroupName)
{
    public const string GroupKey = "fgt-asg:group";
    public const string InstanceKey = "fgt-asg:instance-id";
    public const string InterfaceKey = "fgt-asg:interface";
    public const string NameKey = "Name";

    /// <summary>Set by Auto Scaling itself on every instance that it launches or takes in.</summary>
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

    /// <summary>Describe filters for whatever was made.</summary>
    public List<Filter> FiltersForGroup() => [new Filter { Name = $"tag:{GroupKey}", Values = [autoScalingGroupName] }];

    /// <summary>Describe filters for what was made for one instance.</summary>
    public List<Filter> FiltersFor(InstanceId instanceId) =>
    [
        .. FiltersForGroup(),
        new Filter { Name = $"tag:{InstanceKey}", Values = [instanceId.Value] },
    ];

    public bool IsOurs(List<Tag>? tags, InstanceId instanceId) =>
        ValueOf(tags, GroupKey) == autoScalingGroupName && ValueOf(tags, InstanceKey) == instanceId.Value;

    public bool IsOurs(List<Tag>? tags, InstanceId instanceId, string interfaceName) =>
        IsOurs(tags, instanceId) && ValueOf(tags, InterfaceKey) == interfaceName;

    /// <summary>Whether a fleet's function, this one's or another's, made it.</summary>
    public static bool IsMarked(List<Tag>? tags) => ValueOf(tags, GroupKey) is not null;

    public bool IsInGroup(Instance instance) => ValueOf(instance.Tags, AutoScalingGroupKey) == autoScalingGroupName;

    /// <summary>The group that Auto Scaling's tag names; null for none.</summary>
    public static string? GroupOf(Instance? instance) => ValueOf(instance?.Tags, AutoScalingGroupKey);

    /// <summary>The instance that something of this group was made for; null for what is another group's, or names none.</summary>
    public InstanceId? HolderOf(List<Tag>? tags) =>
        ValueOf(tags, GroupKey) == autoScalingGroupName && InstanceId.TryParse(ValueOf(tags, InstanceKey), out var id) ? id : null;

    /// <summary>Which of the configured interfaces something was made for; null for none.</summary>
    public static string? InterfaceOf(List<Tag>? tags) => ValueOf(tags, InterfaceKey);

    private static string? ValueOf(List<Tag>? tags, string key) => tags?.Find(tag => tag.Key == key)?.Value;
}
