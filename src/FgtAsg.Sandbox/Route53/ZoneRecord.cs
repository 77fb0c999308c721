namespace FgtAsg.Sandbox.Route53;

/// <summary>A record set of a hosted zone.</summary>
/// <param name="Name">In full, with the dot at its end.</param>
/// <param name="Type">Such as <c>A</c> or <c>AAAA</c>.</param>
/// <param name="Identifier">Tells sets of one name and type apart, as the function's: the instance's id. Null where there is but one.</param>
/// <param name="Ttl">In seconds; null for an alias.</param>
/// <param name="Values">In the order in which they were given.</param>
public sealed record ZoneRecord(string Name, string Type, string? Identifier, long? Ttl, IReadOnlyList<string> Values)
{
    /// <summary>
    /// The routing policy of multivalue answers, the only one that there is here for sets that an identifier tells apart.
    /// </summary>
    public bool IsMultiValueAnswer { get; init; }
}
