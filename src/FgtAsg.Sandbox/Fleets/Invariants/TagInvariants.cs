using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>The tags of a live instance tell what it holds, and nothing that it does not.</summary>
internal static class TagInvariants
{
    public static IEnumerable<string> Check(FleetView fleet, PoolState pools)
    {
        foreach (var id in fleet.Live)
        {
            var tags = fleet.Instance(id)?.Tags;
            var record = pools.Instance(id);
            foreach (var (tag, held) in ((string, string?)[])[("Hostname", record?.Hostname), ("License", record?.License)])
            {
                if (tags?.GetValueOrDefault(tag) is var actual && actual != held)
                {
                    yield return $"the tag {tag} of {id} is {actual ?? "missing"}, and its item says {held ?? "none"}";
                }
            }

            // Without a hostname, Name may be anything that the launch template says, but not a name of the pool.
            var name = tags?.GetValueOrDefault("Name");
            if (record?.Hostname is { } hostname ? name != hostname : name is not null && pools.Hostname(name) is not null)
            {
                yield return $"the tag Name of {id} is {name ?? "missing"}, and its item says {record?.Hostname ?? "none"}";
            }
        }
    }
}
