using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Collects what the refusals of a return reveal, and decides the next attempt. Makes no calls.</summary>
internal sealed class ReturnAttempt(InstanceRecord record, ReturnReason reason)
{
    private readonly HashSet<PoolKind> _withdrawn = [];
    private readonly HashSet<PoolKind> _notHeld = [];

    public InstanceRecord Record { get; private set; } = record;

    /// <summary>The record was deleted by someone else. The items that it named are returned nevertheless.</summary>
    public bool RecordIsGone { get; private set; }

    public IReadOnlyList<PoolKind> ToReturn =>
        MayReturn ? [.. PoolKind.All.Where(kind => Record.HeldOf(kind) is not null && !_notHeld.Contains(kind))] : [];

    /// <summary>An instance that has left the warm pool again keeps what it holds.</summary>
    private bool MayReturn =>
        reason is not (ReturnReason.IntoWarmPool or ReturnReason.IntoWarmPoolStill)
        || Record.State is RecordState.Returning or RecordState.Warmed;

    public bool IsWithdrawn(PoolKind kind) => _withdrawn.Contains(kind);

    /// <summary>The record after everything is returned.</summary>
    public InstanceRecord Target(DateTimeOffset now)
    {
        if (!MayReturn)
        {
            return Record;
        }

        var empty = Record with { License = null, Hostname = null };
        return reason switch
        {
            ReturnReason.Ended when Record is { IsEndingOrEnded: true, ExpiresAt: null } => empty with
            {
                State = Record.State == RecordState.Failed ? RecordState.Failed : RecordState.Terminated,
                ExpiresAt = (now + FleetTable.Retention).ToUnixTimeSeconds(),
            },
            ReturnReason.IntoWarmPool => empty with { State = RecordState.Warmed },
            ReturnReason.IntoWarmPoolStill => empty with { State = RecordState.Returning },
            _ => empty,
        };
    }

    /// <param name="refusals">For the items of <see cref="ToReturn"/> in their order, then for the record.</param>
    public void Learn(IReadOnlyList<Refusal?> refusals)
    {
        var returned = ToReturn;
        foreach (var (kind, refusal) in returned.Zip(refusals).Where(pair => pair.Second is not null))
        {
            Learn(kind, refusal!);
        }

        switch (refusals.ElementAtOrDefault(returned.Count))
        {
            case { Item: null }:
                RecordIsGone = true;
                break;
            case { Item: { } item }:
                Record = InstanceRecord.From(Record.Id, item);
                break;
        }
    }

    private void Learn(PoolKind kind, Refusal refusal)
    {
        if (refusal.Item?.Text("InstanceId") != Record.Id.Value)
        {
            _notHeld.Add(kind);
        }
        else if (refusal.Item.ContainsKey("WithdrawnAt"))
        {
            _withdrawn.Add(kind);
        }
        else
        {
            _withdrawn.Remove(kind);
        }
    }
}
