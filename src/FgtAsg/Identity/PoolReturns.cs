using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Takes back what an instance holds, in one transaction with its record. From nobody but the holder is anything taken.</summary>
internal sealed class PoolReturns(FleetTable table, LicenseOptions licenses, TimeProvider time)
{
    /// <param name="record">The instance's, as it is now.</param>
    /// <param name="reason">What becomes of the record.</param>
    /// <returns>The record as it is then.</returns>
    public Task<InstanceRecord> ReturnAsync(InstanceRecord record, ReturnReason reason, RetryContext retry)
    {
        var attempt = new ReturnAttempt(record, reason);
        return retry.UntilAsync($"giving back what {record.Id} holds", () => TryAsync(attempt, retry));
    }

    /// <summary>Takes back one thing from a holder whose record does not name it.</summary>
    /// <returns>False where it is not the holder (any more).</returns>
    public async Task<bool> ReturnAsync(InstanceId holder, PoolKind kind, string name, RetryContext retry) =>
        (await table.UpdateAsync(Free(holder, kind, name), retry)).IsDone
        || (await table.UpdateAsync(Withdraw(holder, kind, name), retry)).IsDone;

    /// <summary>Null where another write is under way: to be tried again after a pause.</summary>
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
        return attempt.IsWithdrawn(kind) ? Withdraw(holder, kind, name) : Free(holder, kind, name);
    }

    private ItemUpdate Free(InstanceId holder, PoolKind kind, string name) => new(
        kind.KeyOf(name),
        "SET #Pool = :pool, #AvailableSince = :since REMOVE #InstanceId, #AutoScalingGroupName, #ClaimedAt",
        "#InstanceId = :instance AND attribute_not_exists(#WithdrawnAt)",
        new(StringComparer.Ordinal)
        {
            [":pool"] = kind.Pool.ToAttribute(),
            [":since"] = AvailableAgain(kind),
            [":instance"] = holder.Value.ToAttribute(),
        });

    /// <summary>A license whose file was removed meanwhile: it is not given out again, but what a newer event may bring back still cools down.</summary>
    private ItemUpdate Withdraw(InstanceId holder, PoolKind kind, string name) => new(
        kind.KeyOf(name),
        "SET #AvailableSince = :since, #ExpiresAt = :expires REMOVE #InstanceId, #AutoScalingGroupName, #ClaimedAt",
        "#InstanceId = :instance AND attribute_exists(#WithdrawnAt)",
        new(StringComparer.Ordinal)
        {
            [":since"] = AvailableAgain(kind),
            [":expires"] = (time.GetUtcNow() + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute(),
            [":instance"] = holder.Value.ToAttribute(),
        });

    /// <summary>What need not cool down is free at once: not from the next full second on, when the launch that it is for may have looked already.</summary>
    private AttributeValue AvailableAgain(PoolKind kind)
    {
        var now = time.GetUtcNow();
        var cooldown = kind == PoolKind.License ? licenses.Cooldown : TimeSpan.Zero;
        return (cooldown == TimeSpan.Zero ? Timestamps.Of(now) : Timestamps.NotBefore(now + cooldown)).ToAttribute();
    }

    /// <summary>Moves the record on. Holds only of the record as it was read.</summary>
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

/// <summary>Why an instance gives back what it holds, and so what becomes of its record.</summary>
internal enum ReturnReason
{
    /// <summary>It ends, and nothing of it is left: the record ends with it.</summary>
    Ended,

    /// <summary>It ends, and something could not be freed yet: the record stays as the sign of that.</summary>
    Ending,

    /// <summary>It waits in the warm pool.</summary>
    IntoWarmPool,

    /// <summary>
    /// It waits in the warm pool, and something could not be freed yet: the record stays on its way there, as the sign of that.
    /// </summary>
    IntoWarmPoolStill,
}
