using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Cli.Demo;

/// <summary>A license or a hostname, as its item in the table says.</summary>
/// <param name="Id">The license's id, or the hostname.</param>
/// <param name="State"><c>held</c>, <c>free</c>, <c>cooling</c> (free, but not yet to be given out) or <c>withdrawn</c>.</param>
/// <param name="InstanceId">The holder; null where nobody holds it.</param>
/// <param name="AvailableSince">Since when it can be claimed, or from when on; null while it is held.</param>
internal sealed record DemoPoolItem(string Id, string State, string? InstanceId, DateTimeOffset? AvailableSince)
{
    public const string Held = "held";
    public const string Free = "free";
    public const string Cooling = "cooling";
    public const string Withdrawn = "withdrawn";

    public static DemoPoolItem Of(PoolItem item, DateTimeOffset now) => new(
        item.Id,
        item switch
        {
            { IsHeld: true } => Held,
            { Pool: null } => Withdrawn,
            { AvailableSince: { } since } when since > now => Cooling,
            _ => Free,
        },
        item.InstanceId,
        item.IsHeld ? null : item.AvailableSince);
}
