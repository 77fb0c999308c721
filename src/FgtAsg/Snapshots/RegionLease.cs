using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>
/// Ensures that only one run works in a region: a table item, which its holder renews while it works. The lease of a run that died
/// expires. It is renewed between attempts and before each step, like the heartbeat of a hook. Thread-safe after <see cref="TakeAsync"/>.
/// </summary>
/// <param name="lease">The lease on the item of <see cref="KeyOf"/>.</param>
internal sealed class RegionLease(Lease lease, TimeProvider time) : IHeartbeat
{
    /// <summary>How long the lease is valid without renewal: longer than one call with the client's own retries.</summary>
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

    /// <summary>When the previous run of the same slot ended, or its lease expired; null for none.</summary>
    public DateTimeOffset? BeforeEndedAt { get; private set; }

    /// <summary>How many volumes had a snapshot of the slot at that time; null if the previous run did not record it.</summary>
    public long? MadeBefore { get; private set; }

    public static string KeyOf(string autoScalingGroupName, string region) => $"snapshots#{autoScalingGroupName}#{region}";

    /// <exception cref="RegionBusyException">Another run holds the lease.</exception>
    public async Task TakeAsync(string slot, RetryContext retry)
    {
        _retry = retry;
        var now = time.GetUtcNow();
        // The values of the previous run are kept beside the new ones.
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

    /// <exception cref="RegionBusyException">The lease expired, and another run may be working in the region.</exception>
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

    /// <summary>
    /// Releases the lease and records how many volumes have a snapshot of the slot, so that the next run knows how many it must see.
    /// </summary>
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
        // The lease is still valid for a while. The next beat renews it, or finds that it has expired.
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            var elapsed = time.TimestampFrequency * (long)(RenewedAfter - LongestRenewal).TotalSeconds;
            Volatile.Write(ref _renewedAt, time.GetTimestamp() - elapsed);
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

/// <summary>Another run works in the region, or may do so.</summary>
/// <param name="owner">The other run; null if unknown.</param>
/// <param name="until">The end of its lease unless it renews it; null if unknown.</param>
internal sealed class RegionBusyException(string? owner, string? until)
    : Exception(owner is null
        ? "its lease ran out, and another run may be at work there"
        : $"another run ({owner}) is at work there until {until} at least");
