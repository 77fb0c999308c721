namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>What an instance can hold: a licence or a hostname, as its item in the table says.</summary>
public abstract record PoolItem
{
    /// <summary>The part of the key after <c>license#</c> or <c>hostname#</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>license</c> or <c>hostname</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The kind again while it is free: what the index lists. Null while it is held or withdrawn.</summary>
    public string? Pool { get; init; }

    /// <summary>From when on it can be claimed; in the future while it cools down.</summary>
    public DateTimeOffset? AvailableSince { get; init; }

    /// <summary>The holder.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The holder's group.</summary>
    public string? AutoScalingGroupName { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public bool IsHeld => InstanceId is not null;

    public abstract string Category { get; }

    internal abstract string ExpectedKind { get; }
}
