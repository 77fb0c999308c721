using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.BringUp;

/// <summary>
/// The lease of one turn on the instance's record. While it lasts, no other delivery works on the firewall. Each write has the condition
/// that this turn still has the lease and that the launch is not over.
/// </summary>
internal sealed class BringUpLease(FleetTable table, InstanceRecord launch, string owner, TimeProvider time)
{
    private const string SetState = $"#{InstanceRecord.BringUpAttribute} = :fortios, #WorkUntil = :work";

    private readonly Lease _lease = new(table, InstanceRecord.KeyOf(launch.Id), owner, time);

    /// <summary>Takes the lease if it is free.</summary>
    /// <returns>The current record; null if another delivery has the lease.</returns>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<InstanceRecord?> TakeAsync(RetryContext retry)
    {
        var also = Guarded(set: null, new(StringComparer.Ordinal));
        var taken = await _lease.TakeAsync(Until, also, retry);
        var record = taken is null ? throw new RecordLostException(launch.Id) : InstanceRecord.From(launch.Id, taken.Item);
        EnsureNotOver(record);
        return taken.IsMine ? record : null;
    }

    /// <summary>Writes the state, and prolongs the lease.</summary>
    /// <exception cref="LeaseLostException">Another delivery has taken over.</exception>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task SaveAsync(BringUpState state, RetryContext retry) =>
        Ensure(await _lease.ProlongAsync(Until, Guarded(SetState, ValuesOf(state, BringUpRules.LeaseTime)), retry));

    /// <summary>Writes the state, and gives up the lease until the next turn.</summary>
    /// <param name="until">When the next turn is due.</param>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task EndAsync(BringUpState state, TimeSpan until, RetryContext retry) =>
        Ensure(await _lease.EndAsync(Guarded(SetState, ValuesOf(state, until + BringUpRules.LongestDelay)), retry));

    /// <summary>
    /// Writes the state of a launch that is complete, and gives up the lease. The instance may be in the warm pool by now, or at the next
    /// launch, whose deliveries wait for the lease.
    /// </summary>
    /// <exception cref="LeaseLostException">Another delivery has the lease.</exception>
    public async Task FinishAsync(BringUpState state, RetryContext retry)
    {
        var also = new LeaseUpdate($"#{InstanceRecord.BringUpAttribute} = :fortios")
        {
            Values = new(StringComparer.Ordinal) { [":fortios"] = state.ToAttribute() },
        };
        if (!(await _lease.EndAsync(also, retry)).IsDone)
        {
            throw new LeaseLostException(launch.Id);
        }
    }

    /// <summary>Gives up the lease after a failure, so that the next delivery need not wait for its end.</summary>
    public async Task ReleaseAsync(RetryContext retry)
    {
        try
        {
            await _lease.EndAsync(LeaseUpdate.Nothing, retry);
        }
        // The lease expires. The failure that came first matters more.
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            return;
        }
    }

    /// <summary>An update of the record for a transaction, under the same conditions as <see cref="SaveAsync"/>.</summary>
    /// <param name="license">The license that the record names now, and must name still; null for none.</param>
    /// <param name="next">The license that it names then; null for none.</param>
    public ItemUpdate Update(BringUpState state, string? license, string? next)
    {
        var values = ValuesOf(state, BringUpRules.LeaseTime);
        values[":owner"] = owner.ToAttribute();
        var guard = Guarded(SetState, values);
        var condition = $"#{Lease.Owner} = :owner AND {guard.Condition} AND "
            + (license is null ? "attribute_not_exists(#License)" : "#License = :license");
        if (license is not null)
        {
            guard.Values[":license"] = license.ToAttribute();
        }

        var expression = $"SET {SetState}" + (next is null ? " REMOVE #License" : ", #License = :next");
        if (next is not null)
        {
            guard.Values[":next"] = next.ToAttribute();
        }

        return new ItemUpdate(InstanceRecord.KeyOf(launch.Id), expression, condition, guard.Values);
    }

    private DateTimeOffset Until => time.GetUtcNow() + BringUpRules.LeaseTime;

    private Dictionary<string, AttributeValue> ValuesOf(BringUpState state, TimeSpan workFor) => new(StringComparer.Ordinal)
    {
        [":fortios"] = state.ToAttribute(),
        [":work"] = Timestamps.NotBefore(time.GetUtcNow() + workFor).ToAttribute(),
    };

    /// <summary>A record in service has a firewall with a new root volume, or one that the hook's timeout let in.</summary>
    private LeaseUpdate Guarded(string? set, Dictionary<string, AttributeValue> values)
    {
        values[":launching"] = nameof(RecordState.Launching).ToAttribute();
        values[":inservice"] = nameof(RecordState.InService).ToAttribute();
        values[":launched"] = (launch.LaunchingAt ?? "").ToAttribute();
        return new LeaseUpdate(set, "#State IN (:launching, :inservice) AND #LaunchingAt = :launched") { Values = values };
    }

    private void Ensure(UpdateOutcome outcome)
    {
        if (outcome.IsDone)
        {
            return;
        }

        EnsureNotOver(outcome.Item is { } item ? InstanceRecord.From(launch.Id, item) : throw new RecordLostException(launch.Id));
        throw new LeaseLostException(launch.Id);
    }

    private void EnsureNotOver(InstanceRecord record)
    {
        if (record.State is not (RecordState.Launching or RecordState.InService) || record.LaunchingAt != launch.LaunchingAt)
        {
            throw new OvertakenException(launch.Id, record.State);
        }
    }
}

/// <summary>This delivery was slower than its lease, and another one has taken over.</summary>
internal sealed class LeaseLostException(InstanceId id) : Exception($"another delivery has taken over the bring-up of {id}");

/// <summary>
/// Something else deleted the instance's record. The next delivery of the event makes a new one, and restores what it held.
/// </summary>
internal sealed class RecordLostException(InstanceId id) : Exception($"the record of {id} is gone");
