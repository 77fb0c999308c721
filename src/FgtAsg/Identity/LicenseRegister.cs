using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Brings a license's items in line with its file. The item is read first, then the file, and the update holds only where the item is still
/// the one that was read: so whatever order events come in, and however many look at once, the last look is what stays.
/// </summary>
internal sealed class LicenseRegister(FunctionOptions options, LicenseFiles files, FleetTable table, TimeProvider time)
{
    /// <param name="file">The license's file: it may be there or not.</param>
    /// <param name="suspects">Licenses that an earlier version gave out, and that nobody can read.</param>
    public Task<IntakeResult> ReconcileAsync(LicenseFile file, IReadOnlyList<LicenseItem> suspects, RetryContext retry) =>
        UntilStableAsync(file.Id, item => (item, file), suspects, retry);

    /// <summary>The same for a license that an earlier version took in; nothing where it was read meanwhile.</summary>
    /// <param name="id">The license's.</param>
    /// <param name="isHeld">Whether only one that is held is read.</param>
    /// <param name="suspects">Licenses that nobody can read.</param>
    public Task<IntakeResult> ReadEarlierAsync(string id, bool isHeld, IReadOnlyList<LicenseItem> suspects, RetryContext retry) =>
        UntilStableAsync(
            id,
            item => item is { IsUnread: true } && (item.Holder is not null || !isHeld) ? (item, FileOf(item)) : null,
            suspects,
            retry);

    public async Task<LicenseItem?> FindAsync(string id, RetryContext retry) =>
        await table.FindAsync(PoolKind.License.KeyOf(id), retry) is { } item ? LicenseItem.From(id, item) : null;

    /// <summary>The file that an item is of, by the item.</summary>
    public static LicenseFile FileOf(LicenseItem item) => new(item.Id, item.Bucket ?? "", item.Key ?? "");

    /// <summary>
    /// Until a look finds nothing to change. What was changed is looked at once more, since an event of the same file that came in between
    /// may have found nothing to do.
    /// </summary>
    private async Task<IntakeResult> UntilStableAsync(
        string id,
        Func<LicenseItem?, (LicenseItem? Item, LicenseFile File)?> choose,
        IReadOnlyList<LicenseItem> suspects,
        RetryContext retry)
    {
        IntakeResult? changed = null;
        return await retry.UntilAsync($"bringing the license {id} in line with its file", TryAsync);

        async Task<IntakeResult?> TryAsync()
        {
            while (choose(await FindAsync(id, retry)) is var (item, file))
            {
                var plan = await PlanAsync(item, file, suspects, retry);
                if (plan.Updates.Count == 0)
                {
                    return changed ?? plan.Result;
                }

                if (!(await table.TransactAsync($"recording {file.Key}", plan.Updates, retry)).IsDone)
                {
                    return null;
                }

                changed = plan.Result;
            }

            return changed ?? new IntakeResult(id, $"the license {id} is read, or given back");
        }
    }

    private async Task<LicensePlan> PlanAsync(LicenseItem? item, LicenseFile file, IReadOnlyList<LicenseItem> suspects, RetryContext retry)
    {
        var seen = await LookAsync(file, retry);
        if (item is { IsUsed: true, Bucket: { } bucket } && bucket != file.Bucket)
        {
            return new LicensePlan(OfAnotherBucket(file, bucket, seen));
        }

        if (item is { IsUsed: true }
            && IsAnotherFile(item, file)
            && await LookAsync(FileOf(item), retry) is not SeenFile.Gone)
        {
            return new LicensePlan(Second(file, FileOf(item), seen));
        }

        var view = await LookCloserAsync(new LicenseView(file, item, seen), suspects, retry);
        return new LicensePlanner(time.GetUtcNow()).Plan(view);
    }

    private async Task<LicenseView> LookCloserAsync(LicenseView view, IReadOnlyList<LicenseItem> suspects, RetryContext retry)
    {
        if (!view.NeedsDigest)
        {
            return view;
        }

        var seen = (SeenFile.License)view.Seen;
        var item = await table.FindAsync(LicenseDigest.KeyOf(seen.Digest), retry);
        view = view with { Digest = LicenseDigest.From(seen.Digest, item) };
        var other = view.OtherName is { } name ? await FindAsync(name, retry) : null;
        return view with
        {
            // The name may have another license by now.
            Other = other?.Digest == seen.Digest ? other : null,
            Suspect = await SuspectAsync(view.File, seen, suspects, retry),
        };
    }

    private async Task<LicenseItem?> SuspectAsync(
        LicenseFile file,
        SeenFile.License seen,
        IReadOnlyList<LicenseItem> suspects,
        RetryContext retry)
    {
        var still = new List<LicenseItem>();
        foreach (var suspect in suspects.Where(suspect => suspect.Id != file.Id && Suspicion.MayBe(suspect, file, seen)))
        {
            if (await FindAsync(suspect.Id, retry) is { Digest: null } unread)
            {
                still.Add(unread);
            }
        }

        return still.Find(suspect => suspect.Holder is not null) ?? still.MaxBy(suspect => suspect.AvailableSince, StringComparer.Ordinal);
    }

    private async Task<SeenFile> LookAsync(LicenseFile file, RetryContext retry)
    {
        if (!LicenseFile.TryFrom(options, file.Bucket, file.Key, out _, out var reason))
        {
            return new SeenFile.Bad(reason, Tag: "");
        }

        return file.IsSideFile
            ? new SeenFile.Bad(file.SideFileText, Tag: "")
            : await files.LookAsync(file, retry);
    }

    /// <summary>
    /// Two files of one id differ in the case of their suffix. An item of an earlier folder is of none that could be there.
    /// </summary>
    private bool IsAnotherFile(LicenseItem item, LicenseFile file) =>
        item.Key != file.Key
        && item is { Bucket: { } bucket, Key: { } key }
        && LicenseFile.TryFrom(options, bucket, key, out _, out _);

    /// <summary>A table that two groups share has the licenses of two buckets: each function brings those of its own in line.</summary>
    private static IntakeResult OfAnotherBucket(LicenseFile file, string bucket, SeenFile seen) =>
        new(file.Id, $"{file.Key} is left alone: the license {file.Id} is of the bucket '{bucket}'")
        {
            IsRefused = seen is not SeenFile.Gone,
        };

    private static IntakeResult Second(LicenseFile file, LicenseFile itsOwn, SeenFile seen) => seen is SeenFile.Gone
        ? new IntakeResult(file.Id, $"the file of the license {file.Id} is {itsOwn.Key}") { IsDone = true }
        : new IntakeResult(file.Id, $"{file.Key} is refused: the file of the license {file.Id} is {itsOwn.Key}") { IsRefused = true };
}

/// <summary>
/// Whether a file may be a license that an earlier version gave out, and that nobody can read to compare the two. One that was moved to
/// another folder has the same name. One that was renamed has the same size, and was put when the other went; where nobody knows when that
/// was, after it was claimed.
/// </summary>
internal static class Suspicion
{
    private static readonly TimeSpan OneMove = TimeSpan.FromHours(1);

    public static bool MayBe(LicenseItem suspect, LicenseFile file, SeenFile.License seen) =>
        string.Equals(LicenseRegister.FileOf(suspect).Name, file.Name, StringComparison.OrdinalIgnoreCase)
        || (suspect.Size == seen.Size && WasPutAsTheOtherWent(suspect, seen.LastModified));

    private static bool WasPutAsTheOtherWent(LicenseItem suspect, DateTimeOffset put) => suspect.Refused is null
        ? Timestamps.Parse(suspect.WithdrawnAt) is { } withdrawn && (put - withdrawn).Duration() <= OneMove
        : Timestamps.Parse(suspect.ClaimedAt) is not { } claimed || put >= claimed;
}
