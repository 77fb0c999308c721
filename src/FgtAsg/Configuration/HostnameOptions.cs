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
