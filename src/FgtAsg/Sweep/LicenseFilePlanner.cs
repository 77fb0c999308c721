using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>
/// Compares the license files of the bucket with the licenses of the table, to find files whose S3 event was lost. A refused file is not
/// found again until it has other content, or until its item has expired. A file may wait until another name of the same license is
/// withdrawn or given back; the sweep after that finds it. Pure.
/// </summary>
internal sealed class LicenseFilePlanner(FunctionOptions options)
{
    public IEnumerable<Finding> Plan(SweepView view)
    {
        if (view.LicenseFiles is not { } listed)
        {
            return
            [
                new Finding(
                    FindingKind.UnlistedLicenseFiles,
                    InstanceId: null,
                    [options.BucketName],
                    "none: let the function list the bucket (s3:ListBucket); keys with control characters make the list unreadable",
                    $"the license files cannot be listed: {view.LicenseFilesProblem}",
                    Repair: null),
            ];
        }

        var items = view.Table.Licenses;
        var files = listed.GroupBy(file => file.File.Id, StringComparer.Ordinal).ToDictionary(
            same => same.Key,
            same => same.FirstOrDefault(file => file.File.Key == items.GetValueOrDefault(same.Key)?.Key) ?? same.First(),
            StringComparer.Ordinal);
        var own = items.Values.Where(item => item.Bucket == options.BucketName).ToList();
        return
        [
            .. Unread(own),
            .. own.Where(item => !files.ContainsKey(item.Id) && IsOfTheFolder(item) && IsUnaware(item)).Select(Missing),
            .. files.Values.Where(file => file.LastModified <= view.SeenAt - options.Sweep.Guard && IsUntaken(file, items)).Select(Untaken),
        ];
    }

    private static IEnumerable<Finding> Unread(IEnumerable<LicenseItem> own)
    {
        var unread = own.Where(item => item is { IsUnread: true, IsInPool: true })
            .Select(item => item.Category)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unread.Count > 0)
        {
            yield return new Finding(
                FindingKind.UnreadLicenses,
                InstanceId: null,
                unread,
                "read their files",
                $"an earlier version took licenses in without reading their files: {unread.Count}",
                new SweepRepair.ReadLicenses());
        }
    }

    private static bool IsUntaken(
        ListedFile file, IReadOnlyDictionary<string, LicenseItem> items) => items.GetValueOrDefault(file.File.Id) switch
        {
            null => true,
            { IsUnread: true, IsInPool: true } => false,
            { Holder: not null, IsUnread: true, Refused: null } => true,
            // The license belongs to another group that shares the table.
            { IsUsed: true } item when item.Bucket != file.File.Bucket => false,
            var item when item.ETag != file.ETag || item.Key != file.File.Key || item.Bucket != file.File.Bucket => true,
            { IsUsed: true } => false,
            // The file waited until the holder gave back the license that the file had contained before.
            { Refused: null } => true,
            { DuplicateOf: { } other } => items.GetValueOrDefault(other) is not { IsUsed: true },
            _ => false,
        };

    /// <summary>Whether the item says that the license has a file.</summary>
    private static bool IsUnaware(LicenseItem item) => item.IsInPool ? !item.IsUnread : item.Holder is not null && !item.IsWithdrawn;

    private bool IsOfTheFolder(LicenseItem item) => item.Key is { } key && LicenseFile.TryFrom(options, item.Bucket!, key, out _, out _);

    private static Finding Untaken(ListedFile file) => new(
        FindingKind.UntakenLicenseFile,
        InstanceId: null,
        [file.File.Key],
        "take it in",
        $"the pool does not have the current content of {file.File.Key}",
        new SweepRepair.TakeIn(file.File));

    private static Finding Missing(LicenseItem item) => new(
        FindingKind.MissingLicenseFile,
        InstanceId: null,
        [PoolKind.License.KeyOf(item.Id)],
        item.Holder is null ? "withdraw the license" : "withdraw the license when it is given back",
        $"there is no file {item.Key} any more" + (item.Holder is null ? "" : $", and {item.Holder} holds the license"),
        new SweepRepair.TakeIn(LicenseRegister.FileOf(item)));
}
