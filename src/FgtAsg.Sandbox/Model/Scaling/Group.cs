using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>A group and the instances in it.</summary>
internal sealed class Group(GroupSpecification specification, string arn, DateTimeOffset createdTime)
{
    public GroupSpecification Specification { get; } = specification;

    public string Arn { get; } = arn;

    public DateTimeOffset CreatedTime { get; } = createdTime;

    public int DesiredCapacity { get; set; } = specification.DesiredCapacity;

    /// <summary>By instance id, in the order of their launch.</summary>
    public OrderedDictionary<string, Member> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that count towards the desired capacity.</summary>
    public IEnumerable<Member> Staying => Members.Values.Where(member => !member.IsLeaving);

    public IEnumerable<LifecycleHookSpecification> HooksOf(string transition) =>
        Specification.LifecycleHooks.Where(hook => hook.Transition == transition);

    public CloudGroup Snapshot() => new()
    {
        Specification = Specification,
        Arn = Arn,
        CreatedTime = CreatedTime,
        DesiredCapacity = DesiredCapacity,
        Members = [.. Members.Values.Select(member => member.Snapshot())],
    };

    public static Group Find(CloudState state, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw AutoScalingFaults.Missing("autoScalingGroupName");
        }

        return state.Groups.Find(group => group.Specification.Name == name)
            ?? throw AutoScalingFaults.Validation($"AutoScalingGroup name not found - AutoScalingGroup {name} not found");
    }
}
