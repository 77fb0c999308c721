namespace FgtAsg.Configuration;

/// <summary>Hostnames from a pool.</summary>
internal sealed record HostnameOptions
{
    /// <summary>Whether a launch claims one.</summary>
    public bool IsUsed { get; init; }

    public WhenExhausted WhenExhausted { get; init; } = WhenExhausted.Continue;

    /// <summary>What the instance tags say of it.</summary>
    public HostnameForm Tags { get; init; }
}

/// <summary>How the tags <c>Name</c> and <c>Hostname</c> name a firewall.</summary>
internal enum HostnameForm
{
    /// <summary>By its hostname alone: <c>fgt-001</c>.</summary>
    Short,

    /// <summary>With the domain of its DNS records: <c>fgt-001.fw.example.internal</c>.</summary>
    FullyQualified,
}
