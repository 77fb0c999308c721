using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Brings a license's items in line with its file. It reads the item first, then the file, and updates the item only if the item has not
/// changed since. Events may therefore arrive in any order and in parallel: the last read of the file decides.
/// </summary>
internal sealed class LicenseRegister(FunctionOptions options, LicenseFiles files, FleetTable table, TimeProvider time)
{
    /// <param name="file">The license's file, which may be missing.</param>
    /// <param name="suspects">Licenses that an earlier version gave out, and whose files cannot be read.</param>
    public Task<IntakeResult> ReconcileAsync(LicenseFile file, IReadOnlyList<LicenseItem> suspects, RetryContext retry) =>
        UntilStableAsync(file.Id, item => (item, file), suspects, retry);

    /// <summary>
    /// As <see cref="ReconcileAsync"/>, for a license that an earlier version took in unread. Does nothing if it was read since.
    /// </summary>
    /// <param name="isHeld">Whether to read the file only if the license is held.</param>
    /// <param name="suspects">Licenses whose files cannot be read.</param>
    public Task<IntakeResult> ReadEarlierAsync(string id, bool isHeld, IReadOnlyList<LicenseItem> suspects, RetryContext retry) =>
        UntilStableAsync(
            id,
            item => item is { IsUnread: true } && (item.Holder is not null || !isHeld) ? (item, FileOf(item)) : null,
            suspects,
            retry);

    public async Task<LicenseItem?> FindAsync(string id, RetryContext retry) =>
        await table.FindAsync(PoolKind.License.KeyOf(id), retry) is { } item ? LicenseItem.From(id, item) : null;

    /// <summary>The file that the item names.</summary>
    public static LicenseFile FileOf(LicenseItem item) => new(item.Id, item.Bucket ?? "", item.Key ?? "");

    /// <summary>
    /// Repeats until a read finds nothing to change. After a change it reads once more, because an event for the same file that ran in
    /// between may have found nothing to do.
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

            return changed ?? new IntakeResult(id, $"the license {id} was read or given back meanwhile");
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
            // The name may belong to another license by now.
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
    /// Two files of one license id differ only in the case of their suffix. A key outside the current license folder does
    /// not count as a license file.
    /// </summary>
    private bool IsAnotherFile(LicenseItem item, LicenseFile file) =>
        item.Key != file.Key
        && item is { Bucket: { } bucket, Key: { } key }
        && LicenseFile.TryFrom(options, bucket, key, out _, out _);

    /// <summary>
    /// Two groups that share a table have licenses in two buckets. Each function handles only the licenses of its own bucket.
    /// </summary>
    private static IntakeResult OfAnotherBucket(LicenseFile file, string bucket, SeenFile seen) =>
        new(file.Id, $"{file.Key} is ignored: the license {file.Id} belongs to the bucket '{bucket}'")
        {
            IsRefused = seen is not SeenFile.Gone,
        };

    private static IntakeResult Second(LicenseFile file, LicenseFile itsOwn, SeenFile seen) => seen is SeenFile.Gone
        ? new IntakeResult(file.Id, $"the file of the license {file.Id} is {itsOwn.Key}") { IsDone = true }
        : new IntakeResult(file.Id, $"{file.Key} is refused: the file of the license {file.Id} is {itsOwn.Key}") { IsRefused = true };
}

/// <summary>
/// Whether a file may be a license that an earlier version gave out, and whose own file cannot be read for comparison. A license that was
/// moved to another folder has the same file name. A renamed license has the same size, and was put within an hour of the other file's
/// removal. If the time of the removal is unknown, the renamed file was put after the license was claimed.
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
