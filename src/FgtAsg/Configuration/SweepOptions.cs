namespace FgtAsg.Configuration;

/// <summary>What the sweep may touch.</summary>
internal sealed record SweepOptions
{
    /// <summary>What was changed less than this ago is left alone: an event of it may be on its way.</summary>
    public TimeSpan Guard { get; init; } = TimeSpan.FromMinutes(10);
}
