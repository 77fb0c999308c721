using Amazon.DynamoDBv2.Model;
using FgtAsg.Configuration;
using FgtAsg.Lifecycle;
using FgtAsg.Pools;
using FgtAsg.Records;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Intake;

/// <summary>
/// Reads the files of licences that an earlier version took in by their names alone. Those that are held are read before any other licence
/// comes into the pool, so that none of them is given out once more under another name. An item of the table notes when that was done.
/// </summary>
internal sealed class EarlierLicenses(FunctionOptions options, LicenseRegister register, FleetTable table, TimeProvider time, ILogger logger) : IUnreadItems
{
    private const int AtOnce = 16;

    /// <summary>No id has a control character.</summary>
    private const char BetweenIds = '\n';

    private const string Unread = "#Kind = :license AND attribute_not_exists(#Digest)";

    /// <summary>Once it is noted, it stays so. Those who ask at the same time wait for one answer.</summary>
    private Task<IReadOnlyList<LicenseItem>>? _suspects;

    private string Category => $"licensesread#{options.BucketName}";

    /// <summary>Reads all of them: those that nobody holds are in the pool then, or refused.</summary>
    public async Task ReadAsync(Patience patience, CancellationToken cancellationToken)
    {
        var suspects = await SuspectsAsync(patience, cancellationToken);
        var free = (await ScanAsync(patience, cancellationToken)).Where(item => item.IsInPool).ToList();
        logger.EarlierLicensesRead(free.Count);
        await Concurrently.EachAsync(
            free, AtOnce, item => register.ReconcileAsync(LicenseRegister.FileOf(item), suspects, patience, cancellationToken));
    }

    /// <summary>
    /// The licences that are held by an earlier version's claim, and that nobody can read any more. Reads those that can be, where nobody did yet.
    /// </summary>
    public async Task<IReadOnlyList<LicenseItem>> SuspectsAsync(Patience patience, CancellationToken cancellationToken)
    {
        var finding = _suspects ??= FindSuspectsAsync(patience, cancellationToken);
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

    private async Task<IReadOnlyList<LicenseItem>> FindSuspectsAsync(Patience patience, CancellationToken cancellationToken)
    {
        var note = await table.FindAsync(Category, patience, cancellationToken) ?? await ReadHeldAsync(patience, cancellationToken);
        var found = await Concurrently.EachAsync(
            note.Text("Suspects")?.Split(BetweenIds) ?? [], AtOnce, id => register.FindAsync(id, patience, cancellationToken));
        return [.. found.OfType<LicenseItem>()];
    }

    private async Task<IReadOnlyDictionary<string, AttributeValue>> ReadHeldAsync(Patience patience, CancellationToken cancellationToken)
    {
        var held = (await ScanAsync(patience, cancellationToken)).Where(item => item.Holder is not null).ToList();
        var read = await Concurrently.EachAsync(held, AtOnce, async item =>
        {
            await register.ReadHeldAsync(item.Id, patience, cancellationToken);
            return await register.FindAsync(item.Id, patience, cancellationToken);
        });
        var note = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [FleetTable.Key] = Category.ToAttribute(),
            ["Kind"] = "licensesread".ToAttribute(),
            ["ReadAt"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
        };
        var suspects = read.Where(item => item is { Holder: not null, IsUnread: true }).Select(item => item!.Id).ToList();
        if (suspects.Count > 0)
        {
            note["Suspects"] = string.Join(BetweenIds, suspects).ToAttribute();
        }

        return (await table.AddAsync(note, patience, cancellationToken)).Item ?? note;
    }

    private async Task<IReadOnlyList<LicenseItem>> ScanAsync(Patience patience, CancellationToken cancellationToken)
    {
        var items = await table.ScanAsync(
            "looking for licences whose files were not read",
            Unread,
            new(StringComparer.Ordinal) { [":license"] = PoolKind.License.Pool.ToAttribute() },
            patience,
            cancellationToken);
        return
        [
            .. items.Where(item => PoolKind.License.IsKey(item.Text(FleetTable.Key)))
                .Select(item => LicenseItem.From(PoolKind.License.NameOf(item.Text(FleetTable.Key)!), item))
                .Where(item => item.Bucket == options.BucketName),
        ];
    }
}
