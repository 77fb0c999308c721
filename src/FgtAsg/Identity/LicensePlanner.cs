using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Decides what becomes of a license, by what its file is now and what its item says. While somebody holds a license it stays what it was
/// when it was claimed: a file that went, or has another content, marks it, and counts when it is given back. Pure.
/// </summary>
internal sealed class LicensePlanner(DateTimeOffset now)
{
    private readonly LicenseUpdates _updates = new(now);

    public const string GoneUnread = "its file is gone, and was never read";

    public static string SameAs(string other) => $"it is the license {other} once more, which is given out under that name";

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
            // When it went nobody knows: see Suspicion.
            item.IsUnread && (!item.IsWithdrawn || item.Refused is not null) ? GoneUnread : null),
    };

    /// <summary>An earlier version gave it out unread. Who holds it comes before a name that is only in the pool.</summary>
    private LicensePlan Read(LicenseView view, LicenseItem item, string holder, SeenFile.License seen)
    {
        if (item.Size is { } size && size != seen.Size)
        {
            return Mark(view, OtherContent(item, holder), "its file has another content than the one that is held, which was never read");
        }

        if (view.Other is { Holder: { } otherHolder } other)
        {
            return Mark(
                view,
                $"{view.File.Key}, which {holder} holds, is the license {other.Id} once more, which {otherHolder} holds: "
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
            [item?.AvailableSince ?? put, view.Digest!.AvailableSince, view.Other?.AvailableSince, view.Suspect?.AvailableSince];
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
        null => new LicensePlan(new IntakeResult(view.File.Id, $"there is no file {view.File.Key}, and no license of its name")),
        { IsInPool: true } => new LicensePlan(Withdrawn(view, isChange: true), [_updates.Withdraw(view, reason: null, duplicateOf: null)]),
        { ETag: not null } or { Refused: not null } => new LicensePlan(
            Withdrawn(view, isChange: false), [_updates.Withdraw(view, reason: null, duplicateOf: null)]),
        _ => new LicensePlan(Withdrawn(view, isChange: false)),
    };

    /// <summary>Where it was a license before, that is withdrawn, which is worth a completed answer; the refusal alone is not.</summary>
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

    /// <summary>Null where the one that is in the pool was given back later than the other, or is held.</summary>
    private static string? LaterThan(LicenseItem inPool, LicenseItem? item) =>
        inPool.IsInPool && string.CompareOrdinal(item?.AvailableSince, inPool.AvailableSince) > 0 ? item!.AvailableSince : null;

    private LicensePlan Mark(LicenseView view, string text, string? reason, string? duplicateOf = null)
    {
        var isKnown = view.Item is { IsWithdrawn: true } item && item.Refused == reason && IsDescribed(view);
        return new LicensePlan(
            Done(view, text, isChange: !isKnown) with { IsRefused = reason is not null && !view.File.IsSideFile },
            isKnown ? [] : [_updates.Mark(view, reason, duplicateOf)]);
    }

    /// <summary>Whether the item says which object it is of, as that is now.</summary>
    private static bool IsDescribed(LicenseView view) =>
        view.Item is { } item && item.Bucket == view.File.Bucket && item.Key == view.File.Key && item.ETag == view.Seen.ETag;

    private static string Refused(LicenseView view, string reason) => $"{view.File.Key} is refused: {reason}";

    private static string OtherContent(LicenseItem item, string holder) =>
        $"the license {item.Id}, which {holder} holds, has another content now: it counts when {holder} gives it back";

    private static IntakeResult InPool(LicenseView view, bool isChange) =>
        Done(view, $"the license {view.File.Id} is in the pool", isChange);

    private static IntakeResult Withdrawn(LicenseView view, bool isChange) =>
        Done(view, $"the license {view.File.Id} is withdrawn", isChange);

    private static IntakeResult Done(LicenseView view, string text, bool isChange) =>
        new(view.File.Id, text) { IsDone = true, IsChange = isChange };
}

/// <summary>What is to be done about a license.</summary>
/// <param name="Result">What is said of it when it is done.</param>
/// <param name="Updates">All of them, or none; empty where the items say already what is.</param>
internal sealed record LicensePlan(IntakeResult Result, params IReadOnlyList<ItemUpdate> Updates);

/// <summary>All that decides what becomes of a license.</summary>
/// <param name="File">Its file.</param>
/// <param name="Item">Its item, read before the file was; null for none.</param>
/// <param name="Seen">What S3 has.</param>
internal sealed record LicenseView(LicenseFile File, LicenseItem? Item, SeenFile Seen)
{
    /// <summary>Of the file's content; null where it is no license, or nothing depends on it.</summary>
    public LicenseDigest? Digest { get; init; }

    /// <summary>The item of the other name under which the same license is, or was last, given out; null for none.</summary>
    public LicenseItem? Other { get; init; }

    /// <summary>A license that nobody can read, that is held or cools down, and that this one may be; null for none.</summary>
    public LicenseItem? Suspect { get; init; }

    /// <summary>Whether the file's digest must be known in order to decide.</summary>
    public bool NeedsDigest => Seen is SeenFile.License seen && (Item is not { IsUsed: true } || Item.Digest != seen.Digest);

    /// <summary>The other name, where the digest's item has one.</summary>
    public string? OtherName => Digest?.License is { } name && name != File.Id ? name : null;
}
