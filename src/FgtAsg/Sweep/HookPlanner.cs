using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>Finds instances that wait in a lifecycle hook, or that a hook's timeout released without an answer. Pure.</summary>
internal sealed class HookPlanner(FunctionOptions options)
{
    /// <summary>For an instance that a hook holds although no invocation is working on it.</summary>
    public Finding Waiting(SweepSubject subject, GroupMember member, IReadOnlyList<LifecycleHookName> hooks)
    {
        var possible = PossibleWaits(subject, member)
            .SelectMany(wait => ServedBy(wait.Transition, hooks).Select(hook => new HookWait(hook, wait.Origin, wait.Destination)))
            .ToList();
        var kind = member.LifecycleState.EndsWith("Pending:Wait", StringComparison.Ordinal)
            ? FindingKind.StuckLaunch
            : FindingKind.StuckTermination;
        return new Finding(
            kind,
            subject.Id,
            [.. possible.Select(wait => wait.Hook.Name).Distinct(StringComparer.Ordinal)],
            possible.Count > 0 ? "handle the event of its hook" : "none: set launch_hook_name and terminate_hook_name",
            possible.Count > 0
                ? $"{subject.Id} is {member.LifecycleState}, and no invocation is working on it"
                : $"{subject.Id} is {member.LifecycleState}, and it is not known which of the group's hooks are the function's",
            possible.Count > 0 ? new SweepRepair.AnswerHook(subject.Id, possible) : null);
    }

    /// <summary>
    /// Whether an instance's record matches its place at rest. In the warm pool its tags must also show no license or hostname.
    /// </summary>
    public static bool IsCaughtUp(GroupMember member, InstanceRecord? record, ShownHoldings shown) => member.IsInWarmPool
        ? record is { State: RecordState.Warmed, License: null, Hostname: null } && shown.IsNothing
        : record is { State: RecordState.InService };

    /// <summary>
    /// For an instance in service or in the warm pool whose record says that it is not ready for that. Null if the record matches.
    /// </summary>
    public Finding? NotCaughtUp(SweepSubject subject, GroupMember member, IReadOnlyList<LifecycleHookName> hooks)
    {
        var record = subject.Record!;
        if (IsCaughtUp(member, record, subject.Shown))
        {
            return null;
        }

        if (!member.IsInWarmPool)
        {
            var origin = record.State == RecordState.Launching ? LifecyclePlaces.EC2 : LifecyclePlaces.WarmPool;
            return CatchUp(FindingKind.UnfinishedLaunch, subject, member, hooks, new Move(
                HookTransitions.Launching, origin, LifecyclePlaces.AutoScalingGroup));
        }

        return record is { State: RecordState.Launching, WarmedAt: null, License: null, Hostname: null }
            ? CatchUp(FindingKind.UnfinishedLaunch, subject, member, hooks, new Move(
                HookTransitions.Launching, LifecyclePlaces.EC2, LifecyclePlaces.WarmPool))
            : CatchUp(FindingKind.OpenReturn, subject, member, hooks, new Move(
                HookTransitions.Terminating, LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.WarmPool));
    }

    /// <summary>
    /// The possible hook waits by lifecycle state. Into the warm pool, the launch hook holds new instances, and the terminate hook holds
    /// returning ones.
    /// </summary>
    private static IEnumerable<Move> PossibleWaits(SweepSubject subject, GroupMember member) => member.LifecycleState switch
    {
        "Pending:Wait" => [new Move(HookTransitions.Launching, OriginOf(subject.Record), LifecyclePlaces.AutoScalingGroup)],
        "Warmed:Pending:Wait" =>
        [
            new Move(HookTransitions.Launching, LifecyclePlaces.EC2, LifecyclePlaces.WarmPool),
            new Move(HookTransitions.Terminating, LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.WarmPool),
        ],
        "Warmed:Terminating:Wait" => [new Move(HookTransitions.Terminating, LifecyclePlaces.WarmPool, LifecyclePlaces.EC2)],
        "Terminating:Wait" => [new Move(HookTransitions.Terminating, LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.EC2)],
        "ReplacingRootVolume:Wait" =>
        [
            new Move(HookTransitions.Terminating, LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.AutoScalingGroup),
        ],
        // AWS may add a state. Its transition is unknown.
        _ => [],
    };

    /// <summary>An instance that was in service before waits for its new root volume.</summary>
    private static string OriginOf(InstanceRecord? record) => record?.State switch
    {
        RecordState.InService => LifecyclePlaces.AutoScalingGroup,
        RecordState.Warmed or RecordState.Returning => LifecyclePlaces.WarmPool,
        _ => LifecyclePlaces.EC2,
    };

    private Finding CatchUp(FindingKind kind, SweepSubject subject, GroupMember member, IReadOnlyList<LifecycleHookName> hooks, Move missed)
    {
        var hook = ServedBy(missed.Transition, hooks) is [var served] ? served : null;
        var record = subject.Record!;
        return new Finding(
            kind,
            subject.Id,
            [InstanceRecord.KeyOf(subject.Id)],
            hook is null ? $"none: the group has no hook of {missed.Transition} that is known to be the function's"
                : kind == FindingKind.OpenReturn ? "give back what it holds"
                : "finish its launch",
            kind == FindingKind.OpenReturn && record is { State: RecordState.Warmed, License: null, Hostname: null }
                ? $"{subject.Id} is {member.LifecycleState}, and its tags still show what it gave back"
                : $"{subject.Id} is {member.LifecycleState}, and its record says {record.State}",
            hook is null ? null : new SweepRepair.CatchUp(subject.Id, new HookWait(hook, missed.Origin, missed.Destination)));
    }

    /// <summary>The function's own hook of a transition. Other hooks must not be completed by the function.</summary>
    private IReadOnlyList<LifecycleHookName> ServedBy(string transition, IReadOnlyList<LifecycleHookName> hooks)
    {
        var configured = transition == HookTransitions.Launching ? options.Hooks.LaunchName : options.Hooks.TerminateName;
        var found = hooks.Where(hook => hook.Transition == transition && (configured is null || hook.Name == configured)).ToList();
        return found.Count == 1 ? found : [];
    }

    /// <summary>The transition of a hook, with its origin and destination.</summary>
    private sealed record Move(string Transition, string Origin, string Destination);
}

/// <summary>A possible hook wait, with the fields that the hook's event would have.</summary>
internal sealed record HookWait(LifecycleHookName Hook, string Origin, string Destination)
{
    public bool IsLaunch => Hook.Transition == HookTransitions.Launching;
}
