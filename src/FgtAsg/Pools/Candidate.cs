namespace FgtAsg.Pools;

/// <param name="Category">The item's key.</param>
/// <param name="AvailableSince">When it became free.</param>
internal sealed record Candidate(string Category, string AvailableSince);
