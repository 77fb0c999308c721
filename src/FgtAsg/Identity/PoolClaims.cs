using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Gives a launching instance one item of each pool that it needs. A claim is one transaction over the pools' items and the instance's
/// record. The instance gets all of them or none, never two of a kind, and nothing while it is ending.
/// </summary>
internal sealed class PoolClaims(
    FleetTable table, string autoScalingGroupName, IUnreadItems unread, FleetMetrics metrics, TimeProvider time, Random random)
{
    /// <summary>Items that the index lists but that cannot be claimed have left the pool after this time.</summary>
    public static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(20);

    /// <param name="record">The instance's current record. The instance keeps what it holds and gets no second one.</param>
    /// <param name="demands">One for each pool.</param>
    /// <returns>
    /// What the instance holds. An exhausted pool is part of the result; if the launch must be abandoned for it, nothing else is claimed.
    /// </returns>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<Holdings> ClaimAsync(InstanceRecord record, IReadOnlyList<PoolDemand> demands, RetryContext retry)
    {
        var claim = new Claim(record, [.. demands.Select(demand => new PoolSearch(table, demand, random, time))]);
        await retry.WaitUntilAsync($"claiming for {record.Id}", () => TryAsync(claim, retry));
        if (claim.Exhausted.Any())
        {
            // Another delivery of the event may have claimed the last item of the pool for this instance.
            claim.Record = NotEnding(record.Id, await table.FindAsync(InstanceRecord.KeyOf(record.Id), retry));
        }

        foreach (var search in claim.Searches.Where(search => search.Free is not null))
        {
            metrics.Searched(search.Kind, search.Free!.Value, claim.Exhausted.Any(pool => pool.Kind == search.Kind));
        }

        return new Holdings(claim.Record.License, claim.Record.Hostname, [.. claim.Exhausted]);
    }

    /// <summary>True when there is nothing more to claim; false if the next attempt needs a pause.</summary>
    private async Task<bool> TryAsync(Claim claim, RetryContext retry)
    {
        while (true)
        {
            await Task.WhenAll(claim.Open.Select(search => search.DrawAsync(retry)));
            var open = claim.Open;
            if (claim.MustGiveUp || open.Count == 0)
            {
                return true;
            }

            var outcome = await table.TransactAsync(
                $"claiming for {claim.Record.Id}",
                [.. open.Select(search => Hold(claim.Record.Id, search)), Note(claim.Record.Id, open)],
                retry);
            if (outcome.IsDone)
            {
                claim.Holds(open);
                return true;
            }

            var refusedRecord = outcome.Refusals[open.Count];
            if (refusedRecord is { IsBusy: false })
            {
                claim.Record = NotEnding(claim.Record.Id, refusedRecord.Item);
            }

            if (!claim.HasRead && open.Where((search, i) => IsUnread(search.Kind, outcome.Refusals[i])).Any())
            {
                claim.HasRead = true;
                await unread.ReadAsync(retry);
                claim.IsContended();
                continue;
            }

            // Items that were not refused, or were refused only for lack of table capacity, may be drawn again.
            // A competitor has the others.
            var unfit = open.Where((search, i) => IsUnread(search.Kind, outcome.Refusals[i])).ToList();
            List<PoolSearch> usedUp =
            [
                .. open.Where((search, i) => outcome.Refusals[i] is { IsThrottled: false } && search.Lose(isUnfit: unfit.Contains(search))),
            ];
            if (outcome.Refusals.Any(refusal => refusal is { IsBusy: true }))
            {
                claim.IsContended();
                return false;
            }

            // No competitor has taken these items, so the next read need not wait.
            if (usedUp.Count > 0 && unfit.Count == 0)
            {
                if (claim.HasSearchedInVainFor(LongestSearch, time))
                {
                    await Task.WhenAll(usedUp.Select(search => search.GiveUpAsync(retry)));
                    return claim.Open.Count == 0 || claim.MustGiveUp;
                }

                return false;
            }
        }
    }

    /// <summary>The record after a refused write. Another delivery of the event may already have claimed.</summary>
    private static InstanceRecord NotEnding(InstanceId id, IReadOnlyDictionary<string, AttributeValue>? item)
    {
        var record = item is not null ? InstanceRecord.From(id, item) : throw new OvertakenException(id, state: null);
        return record.IsEndingOrEnded ? throw new OvertakenException(id, record.State) : record;
    }

    private static bool IsUnread(PoolKind kind, Refusal? refusal) =>
        kind.Needs is { } needs && refusal?.Item is { } item && item.ContainsKey("Pool") && !item.ContainsKey(needs);

    private ItemUpdate Hold(InstanceId id, PoolSearch search) => new(
        search.Drawn!.Category,
        "SET #InstanceId = :instance, #AutoScalingGroupName = :group, #ClaimedAt = :now REMOVE #Pool, #AvailableSince",
        "attribute_exists(#Pool) AND #AvailableSince <= :now" + (search.Kind.Needs is { } needs ? $" AND attribute_exists(#{needs})" : ""),
        new(StringComparer.Ordinal)
        {
            [":instance"] = id.Value.ToAttribute(),
            [":group"] = autoScalingGroupName.ToAttribute(),
            [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
        });

    private static ItemUpdate Note(InstanceId id, IReadOnlyList<PoolSearch> open) => new(
        InstanceRecord.KeyOf(id),
        "SET " + string.Join(", ", open.Select(search => $"#{search.Kind.RecordAttribute} = :{search.Kind.Pool}")),
        "#State = :launching" + string.Concat(open.Select(search => $" AND attribute_not_exists(#{search.Kind.RecordAttribute})")),
        new(
            open.Select(search => KeyValuePair.Create($":{search.Kind.Pool}", search.DrawnName!.ToAttribute()))
                .Append(KeyValuePair.Create(":launching", nameof(RecordState.Launching).ToAttribute())),
            StringComparer.Ordinal));

    private sealed class Claim(InstanceRecord record, IReadOnlyList<PoolSearch> searches)
    {
        public InstanceRecord Record { get; set; } = record;

        public IReadOnlyList<PoolSearch> Searches => searches;

        /// <summary>Whether this claim has triggered the read of the unread items. Once is enough.</summary>
        public bool HasRead { get; set; }

        public IReadOnlyList<PoolSearch> Open => Record.State == RecordState.Launching
            ? [.. searches.Where(search => search.Exhausted is null && Record.HeldOf(search.Kind) is null)]
            : [];

        /// <summary>The pools that had nothing free for the instance.</summary>
        public IEnumerable<ExhaustedPool> Exhausted =>
            searches.Where(search => Record.HeldOf(search.Kind) is null).Select(search => search.Exhausted).OfType<ExhaustedPool>();

        private long? _vainSince;

        /// <summary>The listed items still exist but are busy, so the search continues.</summary>
        public void IsContended() => _vainSince = null;

        public bool HasSearchedInVainFor(TimeSpan longest, TimeProvider time)
        {
            _vainSince ??= time.GetTimestamp();
            return time.GetElapsedTime(_vainSince.Value) >= longest;
        }

        public bool MustGiveUp => searches.Any(search => search.Exhausted is { WhenExhausted: WhenExhausted.Abandon });

        public void Holds(IEnumerable<PoolSearch> claimed) =>
            Record = claimed.Aggregate(Record, (record, search) => record.Holding(search.Kind, search.DrawnName!));
    }
}

/// <summary>What a launch needs from a pool.</summary>
internal sealed record PoolDemand(PoolKind Kind, WhenExhausted WhenExhausted);

/// <summary>The result of a claim.</summary>
internal sealed record Holdings(string? License, string? Hostname, IReadOnlyList<ExhaustedPool> Exhausted)
{
    public static readonly Holdings Nothing = new(License: null, Hostname: null, []);
}

/// <param name="WhenExhausted">What the launch does then.</param>
/// <param name="NextAt">When the next cooling item becomes free; null if none is cooling down.</param>
internal sealed record ExhaustedPool(PoolKind Kind, WhenExhausted WhenExhausted, string? NextAt)
{
    public override string ToString() => NextAt is null
        ? $"no {Kind.Pool} is free"
        : $"no {Kind.Pool} is free: the next one cools down until {NextAt}";
}

/// <summary>Completes the pool items of an earlier version that lack an attribute which a claim requires.</summary>
internal interface IUnreadItems
{
    Task ReadAsync(RetryContext retry);
}
