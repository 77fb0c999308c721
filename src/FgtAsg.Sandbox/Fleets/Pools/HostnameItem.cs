namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The item <c>hostname#&lt;name&gt;</c>.</summary>
public sealed record HostnameItem : PoolItem
{
    public override string Category => $"hostname#{Id}";

    internal override string ExpectedKind => "hostname";
}
