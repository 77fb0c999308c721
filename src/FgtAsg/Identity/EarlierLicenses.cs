using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Identity;

/// <summary>
/// An earlier version took licenses in by file name only, without reading the files. This class reads those files. It reads the files of
/// held licenses before any other license enters the pool, so that the same license is not given out again under another name. A table
/// item records that this is done.
/// </summary>
internal sealed class EarlierLicenses(
    FunctionOptions options,
    LicenseRegister register,
    FleetTable table,
    RefusedFiles refused,
    TimeProvider time,
    Random random,
    ILogger logger) : IUnreadItems
{
    private const int AtOnce = 16;

    /// <summary>An id has no control characters.</summary>
    private const char BetweenIds = '\n';

    private const string Unread = "#Kind = :license AND attribute_not_exists(#Digest)";

    /// <summary>The answer does not change once it is recorded. Concurrent callers share one task.</summary>
    private Task<IReadOnlyList<LicenseItem>>? _suspects;

    private string Category => $"licensesread#{options.BucketName}";

    public Task ReadAsync(RetryContext retry) => ReadAllAsync(retry);

    /// <summary>Reads all of them. Afterwards each license without a holder is readable in the pool, or refused.</summary>
    public async Task<IReadOnlyList<IntakeResult>> ReadAllAsync(RetryContext retry)
    {
        var suspects = await SuspectsAsync(retry);
        var free = (await ScanAsync(retry)).Where(item => item.IsInPool).Select(item => item.Id).ToArray();
        logger.EarlierLicensesRead(free.Length);
        // Many launches may do this at once. Shuffling makes them start at different licenses.
        random.Shuffle(free);
        return await ReadEachAsync(free, isHeld: false, suspects, retry);
    }

    /// <summary>
    /// The licenses that an earlier version gave out and whose files can no longer be read. Reads the files that can be read, unless that
    /// was done before.
    /// </summary>
    public async Task<IReadOnlyList<LicenseItem>> SuspectsAsync(RetryContext retry)
    {
        var finding = _suspects ??= FindSuspectsAsync(retry);
        try
        {
            return await finding;
        }
        catch
        {
            _ = Interlocked.CompareExchange(ref _suspects, value: null, finding);
            throw;
        }
    }

    private async Task<IReadOnlyList<LicenseItem>> FindSuspectsAsync(RetryContext retry)
    {
        var note = await table.FindAsync(Category, retry) ?? await ReadHeldAsync(retry);
        var found = await Concurrently.EachAsync(
            note.Text("Suspects")?.Split(BetweenIds) ?? [], AtOnce, id => register.FindAsync(id, retry));
        return [.. found.OfType<LicenseItem>()];
    }

    private async Task<IReadOnlyDictionary<string, AttributeValue>> ReadHeldAsync(RetryContext retry)
    {
        var unread = await ScanAsync(retry);
        var held = unread.Where(item => item.Holder is not null).Select(item => item.Id).ToArray();
        await ReadEachAsync(held, isHeld: true, suspects: [], retry);
        var read = await Concurrently.EachAsync(held, AtOnce, id => register.FindAsync(id, retry));
        var now = Timestamps.Of(time.GetUtcNow());
        var note = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [FleetTable.Key] = Category.ToAttribute(),
            ["Kind"] = "licensesread".ToAttribute(),
            ["ReadAt"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
        };
        List<string> suspects =
        [
            .. read.Where(item => item is { Holder: not null, Digest: null, DuplicateOf: null }).Select(item => item!.Id),
            // These were given back recently and still cool down. Until their files are read, their cool-down also applies to other names
            // that may be the same license.
            .. unread.Where(item => item.IsInPool && string.CompareOrdinal(item.AvailableSince, now) > 0).Select(item => item.Id),
        ];
        if (suspects.Count > 0)
        {
            note["Suspects"] = string.Join(BetweenIds, suspects).ToAttribute();
        }

        return (await table.AddAsync(note, retry)).Item ?? note;
    }

    /// <summary>A file that cannot be read (encrypted with another key, or archived) does not stop the others.</summary>
    private async Task<IReadOnlyList<IntakeResult>> ReadEachAsync(
        IReadOnlyList<string> ids, bool isHeld, IReadOnlyList<LicenseItem> suspects, RetryContext retry)
    {
        var results = await Concurrently.EachAsync(ids, AtOnce, async id =>
        {
            try
            {
                return await register.ReadEarlierAsync(id, isHeld, suspects, retry);
            }
            catch (Exception e) when (AwsErrors.IsFailedCall(e) && !AwsErrors.IsTransient(e))
            {
                logger.IntakeFailed(id, e);
                return new IntakeResult(id, $"the file of the license {id} cannot be read: {AwsErrors.Describe(e)}") { IsFailed = true };
            }
        });
        refused.Tell(results);
        return results;
    }

    private async Task<IReadOnlyList<LicenseItem>> ScanAsync(RetryContext retry)
    {
        var items = await table.ScanAsync(
            "looking for licenses whose files were not read",
            Unread,
            new(StringComparer.Ordinal) { [":license"] = PoolKind.License.Pool.ToAttribute() },
            retry);
        return
        [
            .. items.Where(item => PoolKind.License.IsKey(item.Text(FleetTable.Key)))
                .Select(item => LicenseItem.From(PoolKind.License.NameOf(item.Text(FleetTable.Key)!), item))
                .Where(item => item.Bucket == options.BucketName),
        ];
    }
}
