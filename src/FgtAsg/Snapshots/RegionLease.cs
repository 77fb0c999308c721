using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>
/// Keeps two runs of one region apart: an item of the table, whose holder renews it while it is at work. A dead one's runs out. Between tries and
/// before each step it is beaten, as a hook is. Thread-safe once it is taken.
/// </summary>
/// <param name="lease">Of the item that <see cref="KeyOf"/> names.</param>
/// <param name="time">The clock.</param>
internal sealed class RegionLease(Lease lease, TimeProvider time) : IHeartbeat
{
    /// <summary>How long it holds without being renewed: longer than one call takes, with the client's own repeats.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RenewedAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestRenewal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const string None = "none";

    private RetryContext? _retry;
    private long _renewedAt;
    private long _until;
    private int _isRenewing;
    private volatile bool _isLost;

    /// <summary>When the run before it ended, or its lease did; null for none that was of the same slot.</summary>
    public DateTimeOffset? BeforeEndedAt { get; private set; }

    /// <summary>How many volumes had a snapshot of the slot then; null where that run died without a word.</summary>
    public long? MadeBefore { get; private set; }

    public static string KeyOf(string autoScalingGroupName, string region) => $"snapshots#{autoScalingGroupName}#{region}";

    /// <exception cref="RegionBusyException">Another run has it.</exception>
    public async Task TakeAsync(string slot, RetryContext retry)
    {
        _retry = retry;
        var now = time.GetUtcNow();
        // What the run before left is kept beside what this one writes.
        var also = new LeaseUpdate(
            $"#Kind = :kind, #BeforeHeldTo = if_not_exists(#{Lease.Until}, :none), #BeforeEnd = if_not_exists(#EndedAt, :none), "
                + "#BeforeSlot = if_not_exists(#Slot, :none), #BeforeMade = if_not_exists(#Made, :unknown), "
                + "#Slot = :slot, #Made = :unknown, #ExpiresAt = :expires",
            Remove: "#EndedAt")
        {
            Values =
            {
                [":slot"] = slot.ToAttribute(),
                [":none"] = None.ToAttribute(),
                [":unknown"] = (-1L).ToAttribute(),
                [":kind"] = "snapshots".ToAttribute(),
                [":expires"] = (now + Kept).ToUnixTimeSeconds().ToAttribute(),
            },
        };
        var leased = await lease.TakeAsync(now + Length, also, retry);
        if (leased is not { IsMine: true, Item: var item })
        {
            throw Busy(leased?.Item);
        }

        Held(now);
        if (item.Text("BeforeSlot") == slot)
        {
            BeforeEndedAt = Timestamps.Parse(item.Text("BeforeEnd")) ?? Timestamps.Parse(item.Text("BeforeHeldTo"));
            MadeBefore = item.Number("BeforeMade") is >= 0 and var made ? made : null;
        }
    }

    /// <exception cref="RegionBusyException">It ran out, and another run may be at work.</exception>
    public async Task BeatIfDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_isLost || now.UtcTicks >= Volatile.Read(ref _until))
        {
            throw new RegionBusyException(owner: null, until: null);
        }

        if (time.GetElapsedTime(Volatile.Read(ref _renewedAt)) < RenewedAfter || Interlocked.Exchange(ref _isRenewing, 1) == 1)
        {
            return;
        }

        try
        {
            await RenewAsync(now, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _isRenewing, 0);
        }
    }

    /// <summary>Gives it back, and says how many volumes have a snapshot of the slot now, so that the next run knows what it must see.</summary>
    public Task ReleaseAsync(long made, RetryContext retry)
    {
        var ended = new LeaseUpdate("#Made = :made, #EndedAt = :at")
        {
            Values = { [":made"] = made.ToAttribute(), [":at"] = Timestamps.NotBefore(time.GetUtcNow()).ToAttribute() },
        };
        return lease.EndAsync(ended, retry);
    }

    private async Task RenewAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await _retry!.With(cancellationToken).WithinAsync(
                LongestRenewal,
                retry => lease.ProlongAsync(now + Length, LeaseUpdate.Nothing, retry));
            if (!outcome.IsDone)
            {
                _isLost = true;
                throw Busy(outcome.Item);
            }

            Held(now);
        }
        // It holds for a while yet: the next beat renews it, or finds that it has run out.
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            Volatile.Write(ref _renewedAt, time.GetTimestamp() - (time.TimestampFrequency * (long)(RenewedAfter - LongestRenewal).TotalSeconds));
        }
    }

    private void Held(DateTimeOffset since)
    {
        Volatile.Write(ref _until, (since + Length).UtcTicks);
        Volatile.Write(ref _renewedAt, time.GetTimestamp());
    }

    private static RegionBusyException Busy(IReadOnlyDictionary<string, AttributeValue>? item) =>
        new(item?.Text(Lease.Owner), item?.Text(Lease.Until));
}

/// <summary>Another run is at work in the region, or may be.</summary>
/// <param name="owner">Who; null for unknown.</param>
/// <param name="until">Until when it holds the region, if it does not renew it; null for unknown.</param>
internal sealed class RegionBusyException(string? owner, string? until)
    : Exception(owner is null
        ? "its lease ran out, and another run may be at work there"
        : $"another run ({owner}) is at work there until {until} at least");
