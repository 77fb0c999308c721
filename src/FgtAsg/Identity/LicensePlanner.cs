using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Decides what happens to a license, from its file and its item. A held license stays the one that was claimed. If its file disappears
/// or gets other content, the item is marked, and the change takes effect when the license is given back. Pure.
/// </summary>
internal sealed class LicensePlanner(DateTimeOffset now)
{
    private readonly LicenseUpdates _updates = new(now);

    public const string GoneUnread = "its file is gone, and was never read";

    public static string SameAs(string other) => $"it is the same license as {other}, which is given out under that name";

    public LicensePlan Plan(LicenseView view) => view switch
    {
        { Item.Holder: { } holder } => Held(view, view.Item, holder),
        { Seen: SeenFile.License seen } => Offered(view, seen),
        { Seen: SeenFile.Bad bad } => Refuse(view, bad.Reason, duplicateOf: null),
        _ => Gone(view),
    };

    private LicensePlan Held(LicenseView view, LicenseItem item, string holder) => view.Seen switch
    {
        SeenFile.License seen when seen.Digest == item.Digest => new LicensePlan(
            Done(view, $"{holder} holds the license {item.Id}", isChange: item.IsWithdrawn),
            item.IsWithdrawn || !IsDescribed(view) ? [LicenseUpdates.Keep(view, seen)] : []),
        SeenFile.License seen when item.Digest is null => Read(view, item, holder, seen),
        SeenFile.License => Mark(view, OtherContent(item, holder), reason: null),
        SeenFile.Bad bad => Mark(
            view, $"{Refused(view, bad.Reason)}; the license {item.Id} leaves the pool when {holder} gives it back", bad.Reason),
        _ => Mark(
            view,
            $"the license {item.Id} leaves the pool when {holder} gives it back",
            // The time of the file's removal is unknown: see Suspicion.
            item.IsUnread && (!item.IsWithdrawn || item.Refused is not null) ? GoneUnread : null),
    };

    /// <summary>
    /// For a held license that an earlier version gave out unread. Its holder takes precedence over another name that is only in the pool.
    /// </summary>
    private LicensePlan Read(LicenseView view, LicenseItem item, string holder, SeenFile.License seen)
    {
        if (item.Size is { } size && size != seen.Size)
        {
            return Mark(view, OtherContent(item, holder), "its file differs from the license that is held, whose own file was never read");
        }

        if (view.Other is { Holder: { } otherHolder } other)
        {
            return Mark(
                view,
                $"{view.File.Key}, which {holder} holds, is the same license as {other.Id}, which {otherHolder} holds: "
                + "replace one of the two firewalls",
                SameAs(other.Id),
                other.Id);
        }

        return new LicensePlan(
            Done(view, $"{holder} holds the license {item.Id}", isChange: true),
            [
                LicenseUpdates.Keep(view, seen),
                LicenseUpdates.Own(view.Digest!, item.Id),
                .. view.Other is { } free ? [_updates.Displace(free, item.Id)] : Array.Empty<ItemUpdate>(),
            ]);
    }

    private LicensePlan Offered(LicenseView view, SeenFile.License seen)
    {
        var (file, item) = (view.File, view.Item);
        if (item is { IsInPool: true } && item.Digest == seen.Digest)
        {
            return new LicensePlan(InPool(view, isChange: false), IsDescribed(view) ? [] : [LicenseUpdates.Keep(view, seen)]);
        }

        if (view.Digest!.Quarantined is { } quarantined)
        {
            return Refuse(view, quarantined, duplicateOf: null);
        }

        if (view.Other is { IsUsed: true } other)
        {
            IReadOnlyList<ItemUpdate> postponed = LaterThan(other, item) is { } later ? [LicenseUpdates.Postpone(other, later)] : [];
            return Refuse(view, SameAs(other.Id), other.Id, postponed);
        }

        if (view.Suspect is { Holder: { } suspected } suspect)
        {
            return Refuse(
                view,
                $"it may be the license {suspect.Id}, which {suspected} holds and whose file ({suspect.Key}) cannot be read any more",
                suspect.Id);
        }

        var put = Timestamps.Of(seen.LastModified < now ? seen.LastModified : now);
        string?[] times =
            [item?.AvailableSince ?? put, view.Digest.AvailableSince, view.Other?.AvailableSince, view.Suspect?.AvailableSince];
        var since = times.Max(StringComparer.Ordinal)!;
        return new LicensePlan(
            InPool(view, isChange: true),
            [
                LicenseUpdates.Take(view, seen, since),
                LicenseUpdates.Own(view.Digest, file.Id),
                .. view.Other is { } former ? [_updates.Displace(former, file.Id)] : Array.Empty<ItemUpdate>(),
                .. item?.Digest is { } before && before != seen.Digest ? [LicenseUpdates.Disown(before, item)] : Array.Empty<ItemUpdate>(),
            ]);
    }

    private LicensePlan Gone(LicenseView view) => view.Item switch
    {
        null => new LicensePlan(new IntakeResult(view.File.Id, $"there is no file {view.File.Key} and no license of that name")),
        { IsInPool: true } => new LicensePlan(Withdrawn(view, isChange: true), [_updates.Withdraw(view, reason: null, duplicateOf: null)]),
        { ETag: not null } or { Refused: not null } => new LicensePlan(
            Withdrawn(view, isChange: false), [_updates.Withdraw(view, reason: null, duplicateOf: null)]),
        _ => new LicensePlan(Withdrawn(view, isChange: false)),
    };

    /// <summary>If the license was in the pool, it is withdrawn, and the answer is Completed. A refusal alone is not Completed.</summary>
    private LicensePlan Refuse(LicenseView view, string reason, string? duplicateOf, params IReadOnlyList<ItemUpdate> others)
    {
        var wasInPool = view.Item is { IsInPool: true };
        var isKnown = view.Item is { IsInPool: false } item && item.Refused == reason && IsDescribed(view);
        return new LicensePlan(
            new IntakeResult(view.File.Id, Refused(view, reason) + (wasInPool ? $"; the license {view.File.Id} is withdrawn" : ""))
            {
                IsDone = wasInPool,
                IsChange = !isKnown,
                IsRefused = !view.File.IsSideFile,
            },
            isKnown ? [] : [_updates.Withdraw(view, reason, duplicateOf), .. others]);
    }

    /// <summary>Null if the pool's item was given back later than the other, or is held.</summary>
    private static string? LaterThan(LicenseItem inPool, LicenseItem? item) =>
        inPool.IsInPool && string.CompareOrdinal(item?.AvailableSince, inPool.AvailableSince) > 0 ? item!.AvailableSince : null;

    private LicensePlan Mark(LicenseView view, string text, string? reason, string? duplicateOf = null)
    {
        var isKnown = view.Item is { IsWithdrawn: true } item && item.Refused == reason && IsDescribed(view);
        return new LicensePlan(
            Done(view, text, isChange: !isKnown) with { IsRefused = reason is not null && !view.File.IsSideFile },
            isKnown ? [] : [_updates.Mark(view, reason, duplicateOf)]);
    }

    /// <summary>Whether the item describes the object as it is now.</summary>
    private static bool IsDescribed(LicenseView view) =>
        view.Item is { } item && item.Bucket == view.File.Bucket && item.Key == view.File.Key && item.ETag == view.Seen.ETag;

    private static string Refused(LicenseView view, string reason) => $"{view.File.Key} is refused: {reason}";

    private static string OtherContent(LicenseItem item, string holder) =>
        $"the license {item.Id}, which {holder} holds, has other content now, which takes effect when {holder} gives it back";

    private static IntakeResult InPool(LicenseView view, bool isChange) =>
        Done(view, $"the license {view.File.Id} is in the pool", isChange);

    private static IntakeResult Withdrawn(LicenseView view, bool isChange) =>
        Done(view, $"the license {view.File.Id} is withdrawn", isChange);

    private static IntakeResult Done(LicenseView view, string text, bool isChange) =>
        new(view.File.Id, text) { IsDone = true, IsChange = isChange };
}

/// <summary>The decision about a license.</summary>
/// <param name="Result">The answer after the updates.</param>
/// <param name="Updates">Applied together in one transaction; empty if the items are already right.</param>
internal sealed record LicensePlan(IntakeResult Result, params IReadOnlyList<ItemUpdate> Updates);

/// <summary>The input of a decision about a license.</summary>
/// <param name="Item">Its item, read before the file; null for none.</param>
/// <param name="Seen">The state of the file in S3.</param>
internal sealed record LicenseView(LicenseFile File, LicenseItem? Item, SeenFile Seen)
{
    /// <summary>The item of the file's digest; null if the file is not a license, or if the decision does not need the digest.</summary>
    public LicenseDigest? Digest { get; init; }

    /// <summary>The item of the other name under which the same license is, or was last, given out; null for none.</summary>
    public LicenseItem? Other { get; init; }

    /// <summary>An unreadable license that is held or cools down, and that may be the same as this one; null for none.</summary>
    public LicenseItem? Suspect { get; init; }

    /// <summary>Whether the decision needs the file's digest.</summary>
    public bool NeedsDigest => Seen is SeenFile.License seen && (Item is not { IsUsed: true } || Item.Digest != seen.Digest);

    /// <summary>The other name, if the digest's item has one.</summary>
    public string? OtherName => Digest?.License is { } name && name != File.Id ? name : null;
}
