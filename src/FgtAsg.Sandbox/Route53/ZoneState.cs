namespace FgtAsg.Sandbox.Route53;

/// <summary>A hosted zone with all its records, its own NS and SOA records included.</summary>
/// <param name="ZoneId">Without <c>/hostedzone/</c>.</param>
/// <param name="Records">By name, type and identifier, in ordinal order.</param>
public sealed record ZoneState(string ZoneId, IReadOnlyList<ZoneRecord> Records)
{
    /// <summary>The records that say where an instance is.</summary>
    public IEnumerable<ZoneRecord> Addresses => Records.Where(record => record.Type is "A" or "AAAA");

    /// <param name="name">In full; with or without the dot at its end, in any case.</param>
    /// <param name="type">Such as <c>A</c>.</param>
    /// <param name="identifier">The set's; null for any.</param>
    public ZoneRecord? Find(string name, string type, string? identifier = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Records.FirstOrDefault(record => record.Type == type && SameName(record.Name, name) && (identifier is null || record.Identifier == identifier));
    }

    internal static bool SameName(string one, string other) => one.TrimEnd('.').Equals(other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A record set of a hosted zone.</summary>
/// <param name="Name">In full, with the dot at its end.</param>
/// <param name="Type">Such as <c>A</c> or <c>AAAA</c>.</param>
/// <param name="Identifier">
/// Tells sets of one name and type apart, as the function's: the instance's id. Null where there is but one.
/// </param>
/// <param name="Ttl">In seconds; null for an alias.</param>
/// <param name="Values">In the order in which they were given.</param>
public sealed record ZoneRecord(string Name, string Type, string? Identifier, long? Ttl, IReadOnlyList<string> Values)
{
    /// <summary>
    /// The routing policy of multivalue answers, the only one that there is here for sets that an identifier tells apart.
    /// </summary>
    public bool IsMultiValueAnswer { get; init; }
}
