namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>What an instance can hold: a license or a hostname, as its item in the table says.</summary>
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

/// <summary>The item <c>hostname#&lt;name&gt;</c>.</summary>
public sealed record HostnameItem : PoolItem
{
    public override string Category => $"hostname#{Id}";

    internal override string ExpectedKind => "hostname";
}

/// <summary>The DNS records that were, or were about to be, written for an instance.</summary>
/// <param name="ZoneId">The hosted zone.</param>
/// <param name="Name">Of the records.</param>
/// <param name="Ttl">In seconds.</param>
/// <param name="A">The IPv4 address.</param>
/// <param name="Aaaa">The IPv6 address.</param>
public sealed record DnsItem(string? ZoneId, string? Name, long? Ttl, string? A, string? Aaaa);

/// <summary>The item <c>license#&lt;id&gt;</c>.</summary>
public sealed record LicenseItem : PoolItem
{
    public string? Bucket { get; init; }

    /// <summary>The object's key, not URL-encoded.</summary>
    public string? Key { get; init; }

    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Of the object when the function last looked at it.</summary>
    public string? ETag { get; init; }

    /// <summary>Of the license's text.</summary>
    public string? Digest { get; init; }

    /// <summary>Why its file is not taken.</summary>
    public string? Refused { get; init; }

    /// <summary>The name under which the same license is given out.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>When the file was removed or refused.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When the table may forget a withdrawn one.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public override string Category => $"license#{Id}";

    internal override string ExpectedKind => "license";
}
