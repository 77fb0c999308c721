using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>Finds differences from the expected state, and their repairs. Pure. A dry run returns the result.</summary>
internal sealed class SweepPlanner(FunctionOptions options, ResourceTags resourceTags)
{
    private readonly HookPlanner _hooks = new(options);
    private readonly DriftPlanner _drift = new(options, resourceTags);
    private readonly LicenseFilePlanner _licenseFiles = new(options);

    /// <summary>The findings, those with a waiting hook first.</summary>
    public IReadOnlyList<Finding> Plan(SweepView view)
    {
        var subjects = SweepSubjects.Of(view, resourceTags, HostnameTag.Of(options));
        var findings = subjects.Values.SelectMany(subject => PlanOne(subject, view));
        var settled = subjects.Values.Where(subject => IsSettled(subject, view.SeenAt));
        var orphans = view.Table.Held
            .Where(item => IsOrphan(item, subjects[item.Holder], view.SeenAt))
            .Select(item => OrphanOf(item, subjects[item.Holder]));
        return
        [
            .. findings.Concat(orphans)
                .Concat(DriftPlanner.OfTrackFile(view, settled, options.Sweep.Guard))
                .Concat(_licenseFiles.Plan(view))
                .OrderBy(finding => Urgency(finding.Repair))
                .ThenBy(finding => finding.InstanceId?.Value, StringComparer.Ordinal)
                .ThenBy(finding => finding.Kind),
        ];
    }

    private IEnumerable<Finding> PlanOne(SweepSubject subject, SweepView view)
    {
        if (IsForeign(subject))
        {
            return [];
        }

        if (IsDead(subject))
        {
            return IsYoung(subject, view.SeenAt) ? [] : DeadInstance(subject);
        }

        if (subject.Member is not { } member)
        {
            return Detached(subject, view.SeenAt);
        }

        if (IsYoung(subject, view.SeenAt))
        {
            return [];
        }

        if (member.IsWaiting)
        {
            return [_hooks.Waiting(subject, member, view.Hooks)];
        }

        return member.IsAtRest ? AtRest(subject, member, view) : [];
    }

    private IEnumerable<Finding> AtRest(SweepSubject subject, GroupMember member, SweepView view)
    {
        if (subject.Record is null or { IsEndingOrEnded: true })
        {
            return [WrongRecord(subject, $"is {member.LifecycleState}", "none: replace the instance")];
        }

        if (_hooks.NotCaughtUp(subject, member, view.Hooks) is { } finding)
        {
            return [finding];
        }

        return view.Track is null ? [] : _drift.Of(subject);
    }

    /// <summary>
    /// Whether the instance belongs to another group, by its record or by Auto Scaling's tag. This function does not judge it, whatever
    /// resource names it.
    /// </summary>
    private bool IsForeign(SweepSubject subject) =>
        (subject.Record?.AutoScalingGroupName is { } recorded && recorded != options.AutoScalingGroupName)
        || (subject.Record is null && !HasThings(subject) && IsElsewhere(subject));

    private bool IsElsewhere(SweepSubject subject) =>
        subject.Member is null && ResourceTags.GroupOf(subject.Instance) is { } tagged && tagged != options.AutoScalingGroupName;

    /// <summary>
    /// Whether the instance has ended and is not held by a hook. If a hook holds it, the hook must be answered. A working member of the
    /// group is not dead just because EC2 does not show it.
    /// </summary>
    private static bool IsDead(SweepSubject subject) => subject.HasEnded
        && subject.Member is not { IsWaiting: true }
        && (subject.Instance is not null || subject.Member is null or { Membership: GroupMembership.Leaving });

    /// <summary>
    /// Whether the last activity was too recent to judge. Without any known time an instance is old, because EC2 shows an ended instance
    /// for about an hour. But a group member without a record may be too new for EC2's describes, even if it is already ending.
    /// </summary>
    private bool IsYoung(SweepSubject subject, DateTimeOffset now) =>
        subject.LastActivity > now - options.Sweep.Guard
        || subject.IsLaunchRunning(now)
        || subject is { Instance: null, Record: null, Member: not null };

    private bool IsSettled(SweepSubject subject, DateTimeOffset now) =>
        subject.Member is { IsAtRest: true }
        && subject is { HasEnded: false, Record.State: RecordState.InService or RecordState.Warmed }
        && !IsYoung(subject, now);

    private static bool HasThings(SweepSubject subject) => subject.Made.Count > 0 || subject.Addresses.Count > 0;

    private static IEnumerable<Finding> DeadInstance(SweepSubject subject)
    {
        var elsewhere = subject.MadeAndElsewhere.Select(i => i.NetworkInterfaceId).ToList();
        List<string> left =
        [
            .. subject.Leftovers.Select(i => i.NetworkInterfaceId),
            .. subject.Addresses.Where(a => !elsewhere.Contains(a.NetworkInterfaceId, StringComparer.Ordinal)).Select(a => a.AllocationId),
            .. subject.Tracked is null ? [] : new[] { FindingTexts.TrackEntry },
            .. subject.HasOpenRecord ? new[] { InstanceRecord.KeyOf(subject.Id) } : [],
        ];
        if (left.Count > 0)
        {
            yield return new Finding(
                FindingKind.DeadInstance,
                subject.Id,
                left,
                "free what is left of it",
                $"{subject.Id} {FindingTexts.EndOf(subject)}, and {left.Count} {(left.Count == 1 ? "thing" : "things")} of it "
                + $"{(left.Count == 1 ? "is" : "are")} left",
                new SweepRepair.CleanUp(subject.Id));
        }

        if (elsewhere.Count > 0)
        {
            yield return new Finding(
                FindingKind.DeadInstance,
                subject.Id,
                elsewhere,
                "none: detach it, or remove the function's tags from it",
                $"{subject.Id} {FindingTexts.EndOf(subject)}, and interfaces that were made for it are attached to another machine",
                Repair: null);
        }

        if (subject.RecordProblem is not null)
        {
            yield return WrongRecord(subject, FindingTexts.EndOf(subject), "none: delete it, and give back what the instance holds");
        }
    }

    /// <summary>A living instance keeps its resources. If only the track file names it, it is a foreign instance.</summary>
    private IEnumerable<Finding> Detached(SweepSubject subject, DateTimeOffset now) =>
        subject.HasEnded || !(HasThings(subject) || subject.HasOpenRecord) || IsYoung(subject, now)
            ? []
            :
            [
                new Finding(
                    FindingKind.DetachedInstance,
                    subject.Id,
                    [
                        .. subject.Made.Select(i => i.NetworkInterfaceId),
                        .. subject.Addresses.Select(a => a.AllocationId),
                        .. subject.HasOpenRecord ? [InstanceRecord.KeyOf(subject.Id)] : Array.Empty<string>(),
                    ],
                    "none: terminate it, or attach it to the group again",
                    $"{subject.Id} is {subject.Instance!.State?.Name}, "
                    + $"and in {(IsElsewhere(subject) ? ResourceTags.GroupOf(subject.Instance) : "no group")}",
                    Repair: null),
            ];

    private static Finding WrongRecord(SweepSubject subject, string where, string action) => new(
        FindingKind.WrongRecord,
        subject.Id,
        [InstanceRecord.KeyOf(subject.Id)],
        action,
        $"{subject.Id} {where}, and its record {subject.RecordProblem ?? StateIn(subject.Record)}",
        Repair: null);

    private static string StateIn(InstanceRecord? record) =>
        record is null ? "is missing: it joined the group before the function was installed, or without its hook" : $"says {record.State}";

    private bool IsOrphan(HeldItem item, SweepSubject holder, DateTimeOffset now) =>
        (item.AutoScalingGroupName ?? options.AutoScalingGroupName) == options.AutoScalingGroupName
        && !IsForeign(holder)
        && holder.RecordProblem is null
        && IsDead(holder)
        && holder.Record?.HeldOf(item.Kind) != item.Name
        && !(item.ClaimedAt > now - options.Sweep.Guard)
        && !IsYoung(holder, now);

    private static Finding OrphanOf(HeldItem item, SweepSubject holder) => new(
        FindingKind.OrphanedPoolItem,
        item.Holder,
        [item.Category],
        $"return the {item.Kind.Pool} to its pool",
        $"{item.Holder} {FindingTexts.EndOf(holder)}, and holds {item.Name}, "
        + (holder.Record is null ? "which no record names" : "which its record does not name"),
        new SweepRepair.ReturnItem(item.Holder, item.Kind, item.Name));

    private static int Urgency(SweepRepair? repair) => repair switch
    {
        SweepRepair.AnswerHook { Possible: [{ IsLaunch: true }, ..] } => 0,
        SweepRepair.CatchUp => 0,
        SweepRepair.AnswerHook => 1,
        SweepRepair.TakeIn or SweepRepair.ReadLicenses => 3,
        null => 4,
        _ => 2,
    };
}
