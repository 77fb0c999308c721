namespace FgtAsg.Snapshots;

/// <summary>Another run is at work in the region, or may be.</summary>
/// <param name="owner">Who; null for unknown.</param>
/// <param name="until">Until when it holds the region, if it does not renew it; null for unknown.</param>
internal sealed class RegionBusyException(string? owner, string? until)
    : Exception(owner is null ? "its lease ran out, and another run may be at work there" : $"another run ({owner}) is at work there until {until} at least");
