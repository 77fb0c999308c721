using Amazon.EC2.Model;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>All that a view has of one instance.</summary>
internal sealed record SweepSubject
{
    /// <summary>Of Lambda, before it tries a failed event again.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    public required InstanceId Id { get; init; }

    /// <summary>Null for one that is not in the group.</summary>
    public GroupMember? Member { get; init; }

    /// <summary>Null where EC2 does not know it (any more).</summary>
    public Instance? Instance { get; init; }

    public InstanceRecord? Record { get; init; }

    /// <summary>Why the record cannot be read; null where it can, or where there is none.</summary>
    public string? RecordProblem { get; init; }

    /// <summary>What of the pools its tags say that it holds.</summary>
    public required ShownHoldings Shown { get; init; }

    /// <summary>Made for it by the function.</summary>
    public IReadOnlyList<NetworkInterface> Made { get; init; } = [];

    /// <summary>Whatever is attached to it, as far as it is in the group.</summary>
    public IReadOnlyList<NetworkInterface> Attached { get; init; } = [];

    /// <summary>Allocated for it by the function.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public TrackEntry? Tracked { get; init; }

    public bool HasEnded => Instance is null || InstanceFinder.ReadinessOf(Instance.State?.Name) == Readiness.Never;

    /// <summary>The record names things that are not given back, or stands for things that could not be freed.</summary>
    public bool HasOpenRecord => Record is { ExpiresAt: null };

    /// <summary>What must be freed when it ends. EC2 itself deletes what goes with an instance that is on its way out.</summary>
    public IEnumerable<NetworkInterface> Leftovers => Made.Where(i => !(Instance is not null && i.GoesWithInstance()) && !IsElsewhere(i));

    /// <summary>What somebody attached to another machine: that is not taken from it.</summary>
    public IEnumerable<NetworkInterface> MadeAndElsewhere => Made.Where(IsElsewhere);

    /// <summary>
    /// When something last happened to it, as far as anything tells; null for nothing. When its clean-up began counts only where nothing else
    /// says when it ended: a clean-up that failed is to be repeated soon.
    /// </summary>
    public DateTimeOffset? LastActivity => new[]
        {
            Instance?.LaunchTime is { } launched ? new DateTimeOffset(DateTime.SpecifyKind(launched, DateTimeKind.Utc)) : (DateTimeOffset?)null,
            HasEnded ? InstanceFinder.EndOf(Instance) : null,
            IsEndKnown ? null : Timestamps.Parse(Record?.TerminatingAt),
            IsEndKnown ? null : Timestamps.Parse(Record?.EndedAt),
            Timestamps.Parse(Record?.LaunchingAt),
            Timestamps.Parse(Record?.InServiceAt),
            Timestamps.Parse(Record?.ReturningAt),
            Timestamps.Parse(Record?.WarmedAt),
        }
        .Concat(Made.Concat(Attached).Select(i => i.Attachment?.AttachTime is { } attached
            ? new DateTimeOffset(DateTime.SpecifyKind(attached, DateTimeKind.Utc))
            : (DateTimeOffset?)null))
        .Max();

    private bool IsElsewhere(NetworkInterface made) => made.HasAttachment() && !made.IsAttachedTo(Id);

    /// <summary>
    /// EC2 forgets an instance about an hour after its end. It does not show a new one yet either: what it does not show ended long ago only where the
    /// time of its launch says that it is not new.
    /// </summary>
    private bool IsEndKnown => HasEnded
        && Member is not { IsWaiting: true }
        && (Instance is null ? Record?.LaunchingAt is not null : InstanceFinder.EndOf(Instance) is not null);

    /// <summary>
    /// The invocation that began its launch may still be at it, or at undoing it; or its event is about to come again, and the next
    /// invocation may not have noted yet that it is at work.
    /// </summary>
    public bool IsLaunchRunning(DateTimeOffset now) =>
        Timestamps.Parse(Record?.WorkUntil) + LongestPause > now
        && (Record!.State is RecordState.Launching or RecordState.Failed || Member?.Membership == GroupMembership.Joining);
}

/// <summary>Sorts a view by instance.</summary>
internal static class SweepSubjects
{
    /// <summary>The group's instances, and whatever else is named by anything of the function's.</summary>
    public static IReadOnlyDictionary<InstanceId, SweepSubject> Of(SweepView view, ResourceTags resourceTags, HostnameTag names)
    {
        var made = view.NetworkInterfaces
            .Where(i => resourceTags.HolderOf(i.TagSet) is not null)
            .ToLookup(i => resourceTags.HolderOf(i.TagSet)!.Value);
        var attached = view.NetworkInterfaces
            .Where(i => i.HasAttachment() && InstanceId.TryParse(i.Attachment.InstanceId, out _))
            .ToLookup(i => InstanceId.Parse(i.Attachment.InstanceId));
        var addresses = view.Addresses
            .Where(a => resourceTags.HolderOf(a.Tags) is not null)
            .ToLookup(a => resourceTags.HolderOf(a.Tags)!.Value);
        IEnumerable<InstanceId> ids =
        [
            .. view.Members.Keys,
            .. made.Select(group => group.Key),
            .. addresses.Select(group => group.Key),
            .. view.Table.Records.Keys,
            .. view.Table.Unreadable.Keys,
            .. view.Table.Held.Select(item => item.Holder),
            .. view.Track?.InstanceIds ?? [],
        ];
        return ids.Distinct().ToDictionary(id => id, id => new SweepSubject
        {
            Id = id,
            Member = view.Members.GetValueOrDefault(id),
            Instance = view.Instances.GetValueOrDefault(id),
            Record = view.Table.Records.GetValueOrDefault(id),
            RecordProblem = view.Table.Unreadable.GetValueOrDefault(id),
            Shown = ShownHoldings.Of(view.Instances.GetValueOrDefault(id), view.PoolItems, names),
            Made = [.. made[id]],
            Attached = [.. attached[id]],
            Addresses = [.. addresses[id]],
            Tracked = view.Track?.Find(id),
        });
    }
}
