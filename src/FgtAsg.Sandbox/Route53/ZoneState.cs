namespace FgtAsg.Sandbox.Route53;

/// <summary>A hosted zone with all its records, including its own NS and SOA records.</summary>
/// <param name="ZoneId">Without <c>/hostedzone/</c>.</param>
/// <param name="Records">In ordinal order of name, type and identifier.</param>
public sealed record ZoneState(string ZoneId, IReadOnlyList<ZoneRecord> Records)
{
    /// <summary>The address records of instances.</summary>
    public IEnumerable<ZoneRecord> Addresses => Records.Where(record => record.Type is "A" or "AAAA");

    /// <param name="name">The full name, with or without the dot at its end, in any case.</param>
    /// <param name="type">For example <c>A</c>.</param>
    /// <param name="identifier">The set identifier; null for any.</param>
    public ZoneRecord? Find(string name, string type, string? identifier = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Records.FirstOrDefault(record => record.Type == type
            && SameName(record.Name, name)
            && (identifier is null || record.Identifier == identifier));
    }

    internal static bool SameName(string one, string other) =>
        one.TrimEnd('.').Equals(other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A record set of a hosted zone.</summary>
/// <param name="Name">The full name with the dot at its end.</param>
/// <param name="Type">For example <c>A</c> or <c>AAAA</c>.</param>
/// <param name="Identifier">
/// Distinguishes sets of one name and type. The function uses the instance id. Null if there is only one set.
/// </param>
/// <param name="Ttl">In seconds; null for an alias.</param>
/// <param name="Values">In the order of the request.</param>
public sealed record ZoneRecord(string Name, string Type, string? Identifier, long? Ttl, IReadOnlyList<string> Values)
{
    /// <summary>
    /// Whether the set has the routing policy for multivalue answers, the only policy that the model supports for sets with an
    /// identifier.
    /// </summary>
    public bool IsMultiValueAnswer { get; init; }
}
