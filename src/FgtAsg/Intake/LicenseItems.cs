using Amazon.DynamoDBv2.Model;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using FgtAsg.Pools;
using FgtAsg.Records;

namespace FgtAsg.Intake;

/// <summary>
/// Brings the licences' items up to what happened to their files. Each change is one conditional update: it is done only where no newer event
/// of the same file is recorded, and it differs by whether an instance holds the licence, which the condition asks too. So events may
/// come twice, late and in any order, and meet claims and releases.
/// </summary>
internal sealed class LicenseItems(FleetTable table, TimeProvider time)
{
    private const string Described =
        "SET #Kind = :kind, #Bucket = :bucket, #Key = :key, #Event = :event, #EventTime = :time, #Sequencer = :sequencer";

    /// <summary>S3's sequencers compare for one object only: an item that names another one, from an earlier prefix or bucket, tells nothing.</summary>
    private const string IsNewer = "(attribute_not_exists(#Sequencer) OR #Sequencer < :sequencer OR #Bucket <> :bucket OR #Key <> :key)";

    /// <summary>
    /// There is such a file: a new licence becomes available, a withdrawn one again, when its cool-down is over. One that is held, or
    /// available, stays so, and is no longer marked for withdrawal.
    /// </summary>
    public Task<LicenseItemChange> OfferAsync(
        LicenseFile file, ObjectChange change, long size, Patience patience, CancellationToken cancellationToken)
    {
        const string Description = Described + ", #Size = :size";
        const string Restored = "REMOVE #WithdrawnAt, #ExpiresAt";
        var now = time.GetUtcNow();
        return ApplyAsync(
            file,
            change,
            new Part(
                $"{Description}, #Pool = :pool, #AvailableSince = if_not_exists(#AvailableSince, :since) {Restored}",
                (":size", size.ToAttribute()),
                (":pool", PoolKind.License.Pool.ToAttribute()),
                // S3's clock may be ahead: in the future would be cooling down.
                (":since", Timestamps.Of(change.EventTime < now ? change.EventTime : now).ToAttribute())),
            new Part($"{Description} {Restored}", (":size", size.ToAttribute())),
            patience,
            cancellationToken);
    }

    /// <summary>
    /// There is no such file, or none that is a licence. What is not held leaves the pool, and its item stays for a while as the sign that an
    /// older event comes too late; it keeps when it is available, so that a cool-down outlives the withdrawal. What is held is marked, and its
    /// release makes it such a sign.
    /// </summary>
    public Task<LicenseItemChange> WithdrawAsync(LicenseFile file, ObjectChange change, Patience patience, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var withdrawnAt = (":withdrawn", Timestamps.Of(now).ToAttribute());
        return ApplyAsync(
            file,
            change,
            new Part(
                $"{Described}, #WithdrawnAt = :withdrawn, #ExpiresAt = :expires REMOVE #Pool",
                withdrawnAt,
                (":expires", (now + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute())),
            new Part($"{Described}, #WithdrawnAt = :withdrawn", withdrawnAt),
            patience,
            cancellationToken);
    }

    private Task<LicenseItemChange> ApplyAsync(
        LicenseFile file, ObjectChange change, Part whereFree, Part whereHeld, Patience patience, CancellationToken cancellationToken)
    {
        var free = Update(file, change, whereFree, "attribute_not_exists(#InstanceId)");
        var held = Update(file, change, whereHeld, "attribute_exists(#InstanceId)");
        return patience.UntilAsync(
            $"recording {file.Key}",
            async token => Judge(change, await table.UpdateAsync(free, patience, token)) ?? Judge(change, await table.UpdateAsync(held, patience, token)),
            atMost: null,
            cancellationToken);
    }

    /// <summary>Null where only the holder, or the lack of one, was in the way: it was claimed or given back meanwhile.</summary>
    private static LicenseItemChange? Judge(ObjectChange change, UpdateOutcome outcome)
    {
        if (outcome is { IsDone: true, Item: null })
        {
            throw new InvalidOperationException($"DynamoDB answered the update for {change.Key} without the item.");
        }

        var recorded = outcome.Item?.Text("Sequencer");
        return outcome switch
        {
            { IsDone: true } => new LicenseItemChange(IsOvertaken: false, outcome.Item!),
            _ when recorded is null || change.Sequencer.IsAfter(recorded) || !IsOf(change, outcome.Item!) => null,
            // The same: an earlier delivery did it, or a try of this one whose answer was lost.
            _ => new LicenseItemChange(IsOvertaken: recorded != change.Sequencer.Value, outcome.Item!),
        };
    }

    private static bool IsOf(ObjectChange change, IReadOnlyDictionary<string, AttributeValue> item) =>
        item.Text("Bucket") == change.Bucket && item.Text("Key") == change.Key;

    private static ItemUpdate Update(LicenseFile file, ObjectChange change, Part part, string whose)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":kind"] = PoolKind.License.Pool.ToAttribute(),
            [":bucket"] = file.Bucket.ToAttribute(),
            [":key"] = file.Key.ToAttribute(),
            [":event"] = change.EventName.ToAttribute(),
            [":time"] = Timestamps.Of(change.EventTime).ToAttribute(),
            [":sequencer"] = change.Sequencer.Value.ToAttribute(),
        };
        foreach (var (name, value) in part.Values)
        {
            values[name] = value;
        }

        return new ItemUpdate(PoolKind.License.KeyOf(file.Id), part.Expression, $"{whose} AND {IsNewer}", values);
    }

    /// <summary>What differs between the updates of a licence that is held and of one that is not.</summary>
    private sealed record Part(string Expression, params (string Name, AttributeValue Value)[] Values);
}
