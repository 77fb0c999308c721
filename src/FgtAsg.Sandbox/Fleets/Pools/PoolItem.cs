namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>A license or a hostname that an instance can hold, as in its item in the table.</summary>
public abstract record PoolItem
{
    /// <summary>The part of the key after <c>license#</c> or <c>hostname#</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>license</c> or <c>hostname</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The kind while the item is free, which puts it into the index. Null while the item is held or withdrawn.</summary>
    public string? Pool { get; init; }

    /// <summary>When the item can be claimed. It is in the future during the cool-down.</summary>
    public DateTimeOffset? AvailableSince { get; init; }

    /// <summary>The instance that holds it.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The group of the instance that holds it.</summary>
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

/// <summary>The DNS records of an instance. They were written or were about to be written.</summary>
/// <param name="Name">The name of the records.</param>
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

    /// <summary>The object's ETag when the function last read it.</summary>
    public string? ETag { get; init; }

    /// <summary>The digest of the license's text.</summary>
    public string? Digest { get; init; }

    /// <summary>Why the function refuses the file.</summary>
    public string? Refused { get; init; }

    /// <summary>The name under which the same license is given out.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>When the file was removed or refused.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When time to live may delete a withdrawn item.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public override string Category => $"license#{Id}";

    internal override string ExpectedKind => "license";
}
