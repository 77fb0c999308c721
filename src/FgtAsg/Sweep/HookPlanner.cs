using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>Instances that wait for a lifecycle hook's answer, or that a hook's time-out let go without one. Pure.</summary>
internal sealed class HookPlanner(FunctionOptions options)
{
    /// <summary>An old instance that a hook holds, and nothing is at work for.</summary>
    public Finding Waiting(SweepSubject subject, GroupMember member, IReadOnlyList<LifecycleHookName> hooks)
    {
        var possible = PossibleWaits(subject, member)
            .SelectMany(wait => ServedBy(wait.Transition, hooks).Select(hook => new HookWait(hook, wait.Origin, wait.Destination)))
            .ToList();
        var kind = member.LifecycleState.EndsWith("Pending:Wait", StringComparison.Ordinal) ? FindingKind.StuckLaunch : FindingKind.StuckTermination;
        return new Finding(
            kind,
            subject.Id,
            [.. possible.Select(wait => wait.Hook.Name).Distinct(StringComparer.Ordinal)],
            possible.Count > 0 ? "do what the event of its hook asks for" : "none: set launch_hook_name and terminate_hook_name",
            possible.Count > 0
                ? $"{subject.Id} is {member.LifecycleState}, and nothing is at work for it"
                : $"{subject.Id} is {member.LifecycleState}, and which of the group's hooks are the function's is not known",
            possible.Count > 0 ? new SweepRepair.AnswerHook(subject.Id, possible) : null);
    }

    /// <summary>Whether the record of an instance at rest says that it is ready for where it is, and its tags show nothing that it gave back.</summary>
    public static bool IsCaughtUp(GroupMember member, InstanceRecord? record, ShownHoldings shown) => member.IsInWarmPool
        ? record is { State: RecordState.Warmed, License: null, Hostname: null } && shown.IsNothing
        : record is { State: RecordState.InService };

    /// <summary>An old instance that is in service, or in the warm pool, while its record says that it is not ready for that. Null where it is.</summary>
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

    /// <summary>What it may wait for, by its state: in the warm pool the launch hook holds what is new, the terminate hook what comes back.</summary>
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
        "ReplacingRootVolume:Wait" => [new Move(HookTransitions.Terminating, LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.AutoScalingGroup)],
        // A state that AWS may add: which end it leads to is not known.
        _ => [],
    };

    /// <summary>One that was in service before waits for its new root volume.</summary>
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
            hook is null ? $"none: the group has no hook of {missed.Transition} that is known to be the function's" : kind == FindingKind.OpenReturn ? "give back what it holds" : "finish its launch",
            kind == FindingKind.OpenReturn && record is { State: RecordState.Warmed, License: null, Hostname: null }
                ? $"{subject.Id} is {member.LifecycleState}, and its tags still show what it gave back"
                : $"{subject.Id} is {member.LifecycleState}, and its record says {record.State}",
            hook is null ? null : new SweepRepair.CatchUp(subject.Id, new HookWait(hook, missed.Origin, missed.Destination)));
    }

    /// <summary>The function's own hooks of a transition: another one is somebody else's to complete.</summary>
    private IReadOnlyList<LifecycleHookName> ServedBy(string transition, IReadOnlyList<LifecycleHookName> hooks)
    {
        var configured = transition == HookTransitions.Launching ? options.Hooks.LaunchName : options.Hooks.TerminateName;
        var found = hooks.Where(hook => hook.Transition == transition && (configured is null || hook.Name == configured)).ToList();
        return found.Count == 1 ? found : [];
    }

    /// <summary>What a hook of this transition waits at, from where to where.</summary>
    private sealed record Move(string Transition, string Origin, string Destination);
}

/// <summary>What an instance may wait for, as the hook's event says it.</summary>
internal sealed record HookWait(LifecycleHookName Hook, string Origin, string Destination)
{
    public bool IsLaunch => Hook.Transition == HookTransitions.Launching;
}
