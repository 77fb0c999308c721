using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>A group and its instances.</summary>
internal sealed class Group(GroupSpecification specification, string arn, DateTimeOffset createdTime)
{
    public GroupSpecification Specification { get; set; } = specification;

    public string Arn { get; } = arn;

    public DateTimeOffset CreatedTime { get; } = createdTime;

    public int DesiredCapacity { get; set; } = specification.DesiredCapacity;

    /// <summary>The suspended processes with the reasons.</summary>
    public SortedDictionary<string, string> SuspendedProcesses { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of their start.</summary>
    public List<Refresh> Refreshes { get; } = [];

    public Refresh? ActiveRefresh => Refreshes.LastOrDefault() is { IsActive: true } refresh ? refresh : null;

    public WarmPoolSpecification? WarmPool { get; set; }

    /// <summary>Whether the pool was deleted and its last instances are terminating.</summary>
    public bool IsWarmPoolGoing { get; set; }

    /// <summary>By instance id, in the order of launch, including those in the warm pool.</summary>
    public OrderedDictionary<string, Member> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The members that count towards the desired capacity.</summary>
    public IEnumerable<Member> Staying => Members.Values.Where(member => !member.IsLeaving && !member.IsWarm);

    /// <summary>The members that count towards the size of the warm pool.</summary>
    public IEnumerable<Member> StayingWarm => Members.Values.Where(member => !member.IsLeaving && member.IsWarm);

    public IEnumerable<LifecycleHookSpecification> HooksOf(string transition) =>
        Specification.LifecycleHooks.Where(hook => hook.Transition == transition);

    public bool IsSuspended(string process) => SuspendedProcesses.ContainsKey(process);

    public CloudGroup Snapshot() => new()
    {
        Specification = Specification,
        Arn = Arn,
        CreatedTime = CreatedTime,
        DesiredCapacity = DesiredCapacity,
        WarmPool = WarmPool,
        SuspendedProcesses = [.. SuspendedProcesses.Keys],
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

    public static (Group Group, Member Member) FindMember(CloudState state, string? instanceId)
    {
        if (string.IsNullOrEmpty(instanceId))
        {
            throw AutoScalingFaults.Missing("instanceId");
        }

        return state.GroupOfInstance.TryGetValue(instanceId, out var group)
            ? (group, group.Members[instanceId])
            : throw AutoScalingFaults.Validation($"Instance Id not found - No managed instance found for instance ID: {instanceId}");
    }
}
