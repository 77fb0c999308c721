using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;

namespace FgtAsg.BringUp;

/// <summary>One turn at work: the record under its lease, and the connection to the firewall.</summary>
internal sealed class BringUpWork(
    BringUpLease lease, InstanceRecord record, BringUpState state, Func<BringUpState, FortiOsClient> connect, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public InstanceRecord Record { get; private set; } = record;

    /// <summary>The state as it is to be written next.</summary>
    public BringUpState State { get; set; } = state;

    public InstanceId Id => Record.Id;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The current time as it is stored.</summary>
    public string Stamp => Timestamps.Of(Now);

    /// <summary>Whether there is no time in this turn for another exchange.</summary>
    public bool IsLate => time.GetElapsedTime(_start) > BringUpRules.LongestTurn;

    /// <summary>A new session with the pinned peer.</summary>
    public FortiOsClient Connect() => connect(State);

    public Task SaveAsync(BringUpState state, RetryContext retry)
    {
        State = state;
        return lease.SaveAsync(state, retry);
    }

    /// <summary>The update of the record for a change of its license.</summary>
    public ItemUpdate Update(string? next) => lease.Update(State, Record.License, next);

    public void Holds(string? license) => Record = Record with { License = license };
}
