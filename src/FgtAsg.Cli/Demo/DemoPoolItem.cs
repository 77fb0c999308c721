using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Cli.Demo;

/// <summary>A license or a hostname, read from its item in the table.</summary>
/// <param name="Id">The license's id, or the hostname.</param>
/// <param name="State"><c>held</c>, <c>free</c>, <c>cooling</c> (returned, but not yet available) or <c>withdrawn</c>.</param>
/// <param name="InstanceId">The instance that holds it; null if no instance does.</param>
/// <param name="AvailableSince">The time from which it can be claimed, in the past or in the future; null while it is held.</param>
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
