namespace FgtAsg.Pools;

/// <summary>What a claim came to.</summary>
/// <param name="License">The licence that the instance holds; null for none.</param>
/// <param name="Hostname">The hostname that it holds; null for none.</param>
/// <param name="Exhausted">The pools that had nothing free.</param>
internal sealed record Holdings(string? License, string? Hostname, IReadOnlyList<ExhaustedPool> Exhausted)
{
    public static readonly Holdings Nothing = new(License: null, Hostname: null, []);
}
