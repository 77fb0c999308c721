using Amazon.EC2.Model;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>Everything that a view knows about one instance.</summary>
internal sealed record SweepSubject
{
    /// <summary>Lambda's maximum pause before it retries a failed event.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    public required InstanceId Id { get; init; }

    /// <summary>Null if it is not in the group.</summary>
    public GroupMember? Member { get; init; }

    /// <summary>Null if EC2 does not know it (any more).</summary>
    public Instance? Instance { get; init; }

    public InstanceRecord? Record { get; init; }

    /// <summary>Why the record cannot be read; null if it can, or if there is none.</summary>
    public string? RecordProblem { get; init; }

    /// <summary>The license and hostname in its tags.</summary>
    public required ShownHoldings Shown { get; init; }

    /// <summary>The interfaces that the function made for it.</summary>
    public IReadOnlyList<NetworkInterface> Made { get; init; } = [];

    /// <summary>All interfaces that are attached to it, if it is in the group.</summary>
    public IReadOnlyList<NetworkInterface> Attached { get; init; } = [];

    /// <summary>The Elastic IPs that the function allocated for it.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public TrackEntry? Tracked { get; init; }

    public bool HasEnded => Instance is null || InstanceFinder.ReadinessOf(Instance.State?.Name) == Readiness.Never;

    /// <summary>Whether the record names items that are not given back, or stands for resources that could not be freed.</summary>
    public bool HasOpenRecord => Record is { ExpiresAt: null };

    /// <summary>
    /// The interfaces that must be freed when the instance ends, without those that EC2 deletes together with the instance.
    /// </summary>
    public IEnumerable<NetworkInterface> Leftovers => Made.Where(i => !(Instance is not null && i.GoesWithInstance()) && !IsElsewhere(i));

    /// <summary>The interfaces that somebody attached to another machine. They are left attached.</summary>
    public IEnumerable<NetworkInterface> MadeAndElsewhere => Made.Where(IsElsewhere);

    /// <summary>
    /// The time of the last known activity; null for none. The start of its clean-up counts only if nothing else says when the instance
    /// ended, because a failed clean-up must be repeated soon.
    /// </summary>
    public DateTimeOffset? LastActivity => new[]
        {
            Instance?.LaunchTime is { } launched
                ? new DateTimeOffset(DateTime.SpecifyKind(launched, DateTimeKind.Utc))
                : (DateTimeOffset?)null,
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
    /// Whether the end is known. EC2 forgets an instance about an hour after its end, and does not yet show a new one. An instance that
    /// EC2 does not show has ended long ago only if its launch time says that it is not new.
    /// </summary>
    private bool IsEndKnown => HasEnded
        && Member is not { IsWaiting: true }
        && (Instance is null ? Record?.LaunchingAt is not null : InstanceFinder.EndOf(Instance) is not null);

    /// <summary>
    /// Whether an invocation may still be working on the launch or its rollback. Also true for a pause after that, because Lambda may
    /// retry the event, and the new invocation may not have recorded its work yet.
    /// </summary>
    public bool IsLaunchRunning(DateTimeOffset now) =>
        Timestamps.Parse(Record?.WorkUntil) + LongestPause > now
        && (Record!.State is RecordState.Launching or RecordState.Failed || Member?.Membership == GroupMembership.Joining);
}

/// <summary>Groups a view by instance.</summary>
internal static class SweepSubjects
{
    /// <summary>The group's instances, and all instances that a resource of the function names.</summary>
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
