using System.Globalization;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>
/// Keeps two runs of one region apart: an item of the table, whose holder renews it while it is at work. A dead one's runs out. Between tries and
/// before each step it is beaten, as a hook is. Thread-safe once it is taken.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="key">The item's key.</param>
/// <param name="owner">The holder's name, no other's.</param>
/// <param name="time">The clock.</param>
internal sealed class RegionLease(FleetTable table, string key, string owner, TimeProvider time) : IHeartbeat
{
    /// <summary>How long it holds without being renewed: longer than one call takes, with the client's own repeats.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RenewedAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestRenewal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
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
        var values = Values(now + Length);
        values[":now"] = TextOf(now).ToAttribute();
        values[":slot"] = slot.ToAttribute();
        values[":none"] = None.ToAttribute();
        values[":unknown"] = (-1L).ToAttribute();
        values[":kind"] = "snapshots".ToAttribute();
        values[":expires"] = (now + Kept).ToUnixTimeSeconds().ToAttribute();
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                key,
                "SET #Kind = :kind, #BeforeHeldTo = if_not_exists(#HeldTo, :none), #BeforeSlot = if_not_exists(#Slot, :none), #BeforeMade = if_not_exists(#Made, :unknown), "
                    + "#Owner = :owner, #HeldTo = :until, #Slot = :slot, #Made = :unknown, #ExpiresAt = :expires",
                "attribute_not_exists(#HeldTo) OR #HeldTo <= :now",
                values),
            retry);

        // Where the answer of a try was lost, the next one meets its own item.
        if (!outcome.IsDone && outcome.Item?.Text("Owner") != owner)
        {
            throw new RegionBusyException(outcome.Item?.Text("Owner"), outcome.Item?.Text("HeldTo"));
        }

        Held(now);
        if (outcome.Item?.Text("BeforeSlot") == slot)
        {
            BeforeEndedAt = Parse(outcome.Item.Text("BeforeHeldTo"));
            MadeBefore = outcome.Item.Number("BeforeMade") is >= 0 and var made ? made : null;
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
        var values = Values(time.GetUtcNow());
        values[":made"] = made.ToAttribute();
        return table.UpdateAsync(new ItemUpdate(key, "SET #HeldTo = :until, #Made = :made", "#Owner = :owner", values), retry);
    }

    private async Task RenewAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await _retry!.WithinAsync(
                LongestRenewal,
                retry => table.UpdateAsync(new ItemUpdate(key, "SET #HeldTo = :until", "#Owner = :owner", Values(now + Length)), retry));
            if (!outcome.IsDone)
            {
                _isLost = true;
                throw new RegionBusyException(outcome.Item?.Text("Owner"), outcome.Item?.Text("HeldTo"));
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

    private Dictionary<string, AttributeValue> Values(DateTimeOffset until) => new(StringComparer.Ordinal)
    {
        [":owner"] = owner.ToAttribute(),
        [":until"] = TextOf(until).ToAttribute(),
    };

    private static string TextOf(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

/// <summary>Another run is at work in the region, or may be.</summary>
/// <param name="owner">Who; null for unknown.</param>
/// <param name="until">Until when it holds the region, if it does not renew it; null for unknown.</param>
internal sealed class RegionBusyException(string? owner, string? until)
    : Exception(owner is null ? "its lease ran out, and another run may be at work there" : $"another run ({owner}) is at work there until {until} at least");
