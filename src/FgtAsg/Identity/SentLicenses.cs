using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// What happens to the item of a license that a firewall was given over FortiOS: it is proven, or it is taken away again. Each change of a
/// holder is one transaction with the instance's record.
/// </summary>
internal sealed class SentLicenses(FleetTable table, PoolReturns returns, LicenseRegister register, LicenseFiles files, TimeProvider time)
{
    /// <summary>The text of a held license.</summary>
    /// <returns>Null if its file is gone or has other content.</returns>
    public async Task<string?> TextOfAsync(string license, RetryContext retry) =>
        await register.FindAsync(license, retry) is { } item
            ? await files.ReadAsync(LicenseRegister.FileOf(item), item.Digest, retry)
            : null;

    /// <summary>
    /// Takes a license from its holder. It cools down if it was sent. A license that Fortinet refuses for good is quarantined: its item
    /// says why, and it is drawn again when its file changes.
    /// </summary>
    /// <param name="record">The update of the holder's record.</param>
    /// <returns>False if the record or the license has changed.</returns>
    public Task<bool> TakeAwayAsync(InstanceId holder, string license, LicenseLoss loss, ItemUpdate record, RetryContext retry) =>
        TransactAsync($"taking {license} from {holder}", () => TakenAwayAsync(holder, license, loss, record, retry), retry);

    private async Task<IReadOnlyList<ItemUpdate>> TakenAwayAsync(
        InstanceId holder, string license, LicenseLoss loss, ItemUpdate record, RetryContext retry)
    {
        var item = await register.FindAsync(license, retry);
        // Invalid on a second machine, although the first one's claim has expired meanwhile: the license itself is bad.
        var reason = loss.ForGood ?? (loss.IsInvalid && item?.InvalidAt is { } before
            ? $"FortiOS called it invalid on {holder} too, after another machine at {before}"
            : null);
        List<ItemUpdate> updates = [record];
        switch (item)
        {
            // Another delivery took it away, or the item was deleted. The record alone must change.
            case null:
            case { Holder: var other } when other != holder.Value:
                break;
            case { Digest: { } digest } when reason is not null:
                updates.AddRange([Quarantine(item, holder, reason), QuarantineDigest(digest, reason)]);
                break;
            case { IsWithdrawn: true }:
                updates.Add(returns.Withdraw(holder, PoolKind.License, license, loss.WasSent));
                break;
            default:
                updates.Add(Mark(returns.Free(holder, PoolKind.License, license, loss.WasSent), loss));
                break;
        }

        return updates;
    }

    /// <summary>Replaces the license of a record by one that the instance holds already, and that its firewall runs with.</summary>
    /// <param name="claimed">The license that the record names; null for none. It goes back to the pool unused.</param>
    /// <param name="record">The update of the record.</param>
    /// <returns>False if the instance does not hold that license, or if something has changed.</returns>
    public async Task<bool> AdoptAsync(InstanceId holder, string? claimed, string adopted, ItemUpdate record, RetryContext retry)
    {
        if (await register.FindAsync(adopted, retry) is not { } item || item.Holder != holder.Value)
        {
            return false;
        }

        List<ItemUpdate> updates =
        [
            record,
            new ItemChange(item.Category).Set("InstanceId", holder.Value).WhereStill("InstanceId", holder.Value).ToUpdate(),
        ];
        if (claimed is not null)
        {
            updates.Add(returns.Free(holder, PoolKind.License, claimed, isUsed: false));
        }

        return await TransactAsync($"adopting {adopted} for {holder}", () => Task.FromResult<IReadOnlyList<ItemUpdate>>(updates), retry);
    }

    /// <summary>Repeats a transaction while another write is in progress on one of its items.</summary>
    private async Task<bool> TransactAsync(string what, Func<Task<IReadOnlyList<ItemUpdate>>> plan, RetryContext retry)
    {
        var isDone = false;
        await retry.WaitUntilAsync(what, async () =>
        {
            var outcome = await table.TransactAsync(what, await plan(), retry);
            isDone = outcome.IsDone;
            return isDone || !outcome.Refusals.Any(refusal => refusal is { IsBusy: true });
        });
        return isDone;
    }

    /// <summary>Notes that a firewall proved its license, so that an earlier doubt is gone.</summary>
    public async Task ProvenAsync(InstanceId holder, string license, string serial, RetryContext retry) => await table.UpdateAsync(
        new ItemChange(PoolKind.License.KeyOf(license))
            .Set("Serial", serial)
            .Remove("InvalidAt")
            .WhereStill("InstanceId", holder.Value)
            .ToUpdate(),
        retry);

    private ItemUpdate Mark(ItemUpdate update, LicenseLoss loss)
    {
        if (!loss.IsInvalid)
        {
            return update;
        }

        update.Values[":invalid"] = Timestamps.Of(time.GetUtcNow()).ToAttribute();
        var expression = update.Expression.Replace(" REMOVE", ", #InvalidAt = :invalid REMOVE", StringComparison.Ordinal);
        return update with { Expression = expression };
    }

    private ItemUpdate Quarantine(LicenseItem item, InstanceId holder, string reason) => new ItemChange(item.Category)
        .Set("Refused", reason)
        .Set("WithdrawnAt", item.WithdrawnAt ?? Timestamps.Of(time.GetUtcNow()))
        .Set("AvailableSince", Timestamps.Of(time.GetUtcNow()))
        .Set("ExpiresAt", (time.GetUtcNow() + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute())
        .Set("Revision", ((item.Revision ?? 0) + 1).ToAttribute())
        .Remove("Pool", "InstanceId", "AutoScalingGroupName", "ClaimedAt", "InvalidAt")
        .WhereStill("InstanceId", holder.Value)
        .WhereStill("Revision", item.Revision?.ToAttribute())
        .ToUpdate();

    /// <summary>The digest's item outlives the license's: no other file name brings the same license back.</summary>
    private static ItemUpdate QuarantineDigest(string digest, string reason) => new(
        LicenseDigest.KeyOf(digest),
        "SET #Quarantined = :reason",
        "attribute_exists(#Category)",
        new(StringComparer.Ordinal) { [":reason"] = reason.ToAttribute() });
}

/// <summary>Why a firewall loses its license.</summary>
/// <param name="WasSent">Whether it was, or may have been, sent.</param>
/// <param name="IsInvalid">
/// Whether FortiOS or another firewall's serial number says that the license does not count on this machine.
/// </param>
/// <param name="ForGood">Why no other machine can use it either; null if one may.</param>
internal sealed record LicenseLoss(bool WasSent, bool IsInvalid, string? ForGood);
