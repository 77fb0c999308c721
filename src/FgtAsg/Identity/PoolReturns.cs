using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Gives back an instance's license and hostname in one transaction with its record. Only the holder's items are given back.
/// </summary>
internal sealed class PoolReturns(FleetTable table, LicenseOptions licenses, TimeProvider time)
{
    /// <param name="record">The instance's current record.</param>
    /// <param name="reason">Decides the record's next state.</param>
    /// <returns>The record afterwards.</returns>
    public Task<InstanceRecord> ReturnAsync(InstanceRecord record, ReturnReason reason, RetryContext retry)
    {
        var attempt = new ReturnAttempt(record, reason);
        return retry.UntilAsync($"giving back what {record.Id} holds", () => TryAsync(attempt, retry));
    }

    /// <summary>Gives back one item of a holder whose record does not name it.</summary>
    /// <returns>False if this instance is not, or is no longer, the holder.</returns>
    public async Task<bool> ReturnAsync(InstanceId holder, PoolKind kind, string name, RetryContext retry) =>
        (await table.UpdateAsync(Free(holder, kind, name, isUsed: true), retry)).IsDone
        || (await table.UpdateAsync(Withdraw(holder, kind, name, isUsed: true), retry)).IsDone;

    /// <summary>Null while another write is in progress; try again after a pause.</summary>
    private async Task<InstanceRecord?> TryAsync(ReturnAttempt attempt, RetryContext retry)
    {
        while (true)
        {
            var target = attempt.Target(time.GetUtcNow());
            var held = attempt.ToReturn;
            if (target == attempt.Record || (attempt.RecordIsGone && held.Count == 0))
            {
                return target;
            }

            var updates = held.Select(kind => Return(attempt, kind)).ToList();
            if (!attempt.RecordIsGone)
            {
                updates.Add(Move(attempt.Record, target));
            }

            var outcome = await table.TransactAsync($"giving back what {attempt.Record.Id} holds", updates, retry);
            if (outcome.IsDone)
            {
                return target;
            }

            if (outcome.Refusals.Any(refusal => refusal is { IsBusy: true }))
            {
                return null;
            }

            attempt.Learn(outcome.Refusals);
        }
    }

    private ItemUpdate Return(ReturnAttempt attempt, PoolKind kind)
    {
        var (holder, name) = (attempt.Record.Id, attempt.Record.HeldOf(kind)!);
        var isUsed = attempt.Record.MayHaveUsedLicense;
        return attempt.IsWithdrawn(kind) ? Withdraw(holder, kind, name, isUsed) : Free(holder, kind, name, isUsed);
    }

    /// <param name="isUsed">Whether the vendor's servers may know a license under this machine. Then it must cool down.</param>
    public ItemUpdate Free(InstanceId holder, PoolKind kind, string name, bool isUsed) => new(
        kind.KeyOf(name),
        "SET #Pool = :pool, #AvailableSince = :since REMOVE #InstanceId, #AutoScalingGroupName, #ClaimedAt",
        "#InstanceId = :instance AND attribute_not_exists(#WithdrawnAt)",
        new(StringComparer.Ordinal)
        {
            [":pool"] = kind.Pool.ToAttribute(),
            [":since"] = AvailableAgain(kind, isUsed),
            [":instance"] = holder.Value.ToAttribute(),
        });

    /// <summary>
    /// For a license whose file was removed while it was held. It leaves the pool, and its cool-down still applies if a later event
    /// brings it back.
    /// </summary>
    /// <inheritdoc cref="Free"/>
    public ItemUpdate Withdraw(InstanceId holder, PoolKind kind, string name, bool isUsed) => new(
        kind.KeyOf(name),
        "SET #AvailableSince = :since, #ExpiresAt = :expires REMOVE #InstanceId, #AutoScalingGroupName, #ClaimedAt",
        "#InstanceId = :instance AND attribute_exists(#WithdrawnAt)",
        new(StringComparer.Ordinal)
        {
            [":since"] = AvailableAgain(kind, isUsed),
            [":expires"] = (time.GetUtcNow() + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute(),
            [":instance"] = holder.Value.ToAttribute(),
        });

    /// <summary>
    /// Without a cool-down the item is free at once. Rounded up to the next full second, it could be missed by the launch that needs it.
    /// </summary>
    private AttributeValue AvailableAgain(PoolKind kind, bool isUsed)
    {
        var now = time.GetUtcNow();
        var cooldown = kind == PoolKind.License && isUsed ? licenses.Cooldown : TimeSpan.Zero;
        return (cooldown == TimeSpan.Zero ? Timestamps.Of(now) : Timestamps.NotBefore(now + cooldown)).ToAttribute();
    }

    /// <summary>Updates the record, on condition that it is unchanged since it was read.</summary>
    private ItemUpdate Move(InstanceRecord record, InstanceRecord target)
    {
        var now = Timestamps.Of(time.GetUtcNow()).ToAttribute();
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":before"] = record.State.ToString().ToAttribute(),
            [":state"] = target.State.ToString().ToAttribute(),
        };
        var set = "SET #State = :state";
        if (target.State == RecordState.Warmed)
        {
            set += ", #WarmedAt = :now";
            values[":now"] = now;
        }
        else if (target.ExpiresAt is { } expires && record.ExpiresAt is null)
        {
            set += ", #EndedAt = :now, #ExpiresAt = :expires";
            values[":now"] = now;
            values[":expires"] = expires.ToAttribute();
        }

        var condition = "#State = :before";
        foreach (var kind in PoolKind.All)
        {
            if (record.HeldOf(kind) is { } name)
            {
                condition += $" AND #{kind.RecordAttribute} = :{kind.Pool}";
                values[$":{kind.Pool}"] = name.ToAttribute();
            }
            else
            {
                condition += $" AND attribute_not_exists(#{kind.RecordAttribute})";
            }
        }

        return new ItemUpdate(InstanceRecord.KeyOf(record.Id), $"{set} REMOVE #License, #Hostname", condition, values);
    }
}

/// <summary>Why an instance gives back what it holds. It decides the record's next state.</summary>
internal enum ReturnReason
{
    /// <summary>The instance ends, and nothing of it is left: its record ends too.</summary>
    Ended,

    /// <summary>The instance ends, but something could not be freed yet. The record stays in its ending state to show that.</summary>
    Ending,

    /// <summary>The instance is in the warm pool.</summary>
    IntoWarmPool,

    /// <summary>
    /// The instance is in the warm pool, but something could not be freed yet. The record stays in the state Returning to show that.
    /// </summary>
    IntoWarmPoolStill,
}
