using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Gives a launching instance one of each pool that it asks for. A claim is one transaction over the pools' items and the instance's record:
/// it holds all of it or nothing, no instance can hold two of a kind, and none that is ending can hold any.
/// </summary>
internal sealed class PoolClaims(
    FleetTable table, string autoScalingGroupName, IUnreadItems unread, FleetMetrics metrics, TimeProvider time, Random random)
{
    /// <summary>After so long, what the index lists and the conditions refuse is long gone.</summary>
    public static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(20);

    /// <param name="record">The instance's, as it is now. What it holds already it keeps, and asks for no other.</param>
    /// <param name="demands">One for each pool.</param>
    /// <returns>What it holds. An exhausted pool is a value; where a launch is to be given up for one, nothing else is claimed.</returns>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<Holdings> ClaimAsync(InstanceRecord record, IReadOnlyList<PoolDemand> demands, RetryContext retry)
    {
        var claim = new Claim(record, [.. demands.Select(demand => new PoolSearch(table, demand, random, time))]);
        await retry.WaitUntilAsync($"claiming for {record.Id}", () => TryAsync(claim, retry));
        if (claim.Exhausted.Any())
        {
            // Another delivery of the event may have claimed for this instance what was the last of its pool.
            claim.Record = NotEnding(record.Id, await table.FindAsync(InstanceRecord.KeyOf(record.Id), retry));
        }

        foreach (var search in claim.Searches.Where(search => search.Free is not null))
        {
            metrics.Searched(search.Kind, search.Free!.Value, claim.Exhausted.Any(pool => pool.Kind == search.Kind));
        }

        return new Holdings(claim.Record.License, claim.Record.Hostname, [.. claim.Exhausted]);
    }

    /// <summary>True when there is nothing more to claim; false where the next try needs a pause.</summary>
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

            // What was drawn and not refused may be drawn again, and so may what only a table without capacity refused; the rest is a competitor's.
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

            // Nobody competes for those: the next look need not wait.
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

    /// <summary>The record as it turned out to be: another delivery of the event may have claimed already.</summary>
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

        /// <summary>Whether what an earlier version left unread was read for this claim: once is enough.</summary>
        public bool HasRead { get; set; }

        public IReadOnlyList<PoolSearch> Open => Record.State == RecordState.Launching
            ? [.. searches.Where(search => search.Exhausted is null && Record.HeldOf(search.Kind) is null)]
            : [];

        /// <summary>Pools that had nothing free for what the instance lacks.</summary>
        public IEnumerable<ExhaustedPool> Exhausted =>
            searches.Where(search => Record.HeldOf(search.Kind) is null).Select(search => search.Exhausted).OfType<ExhaustedPool>();

        private long? _vainSince;

        /// <summary>What is listed is not gone, only busy: the search for it goes on.</summary>
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

/// <summary>What a launch asks of a pool.</summary>
internal sealed record PoolDemand(PoolKind Kind, WhenExhausted WhenExhausted);

/// <summary>What a claim came to.</summary>
/// <param name="License">The license that the instance holds; null for none.</param>
/// <param name="Hostname">The hostname that it holds; null for none.</param>
/// <param name="Exhausted">The pools that had nothing free.</param>
internal sealed record Holdings(string? License, string? Hostname, IReadOnlyList<ExhaustedPool> Exhausted)
{
    public static readonly Holdings Nothing = new(License: null, Hostname: null, []);
}

/// <param name="Kind">Of which there is none free.</param>
/// <param name="WhenExhausted">What the launch does about it.</param>
/// <param name="NextAt">When the next one that cools down is free; null where none does.</param>
internal sealed record ExhaustedPool(PoolKind Kind, WhenExhausted WhenExhausted, string? NextAt)
{
    public override string ToString() => NextAt is null
        ? $"no {Kind.Noun} is free"
        : $"no {Kind.Noun} is free: the next one cools down until {NextAt}";
}

/// <summary>Makes items of a pool fit to be claimed that an earlier version put there without what a claim asks for.</summary>
internal interface IUnreadItems
{
    Task ReadAsync(RetryContext retry);
}
