using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Tells the names of licenses and hostnames of the pools from what people write into tags of the same keys.</summary>
internal sealed class PoolItems(FleetTable table)
{
    private const int AtOnce = 8;

    /// <param name="keys">As <see cref="ShownHoldings.KeysIn"/> has them.</param>
    /// <returns>Those of the keys that there is an item of.</returns>
    public async Task<IReadOnlySet<string>> KnownAsync(IEnumerable<string> keys, RetryContext retry)
    {
        var found = await Concurrently.EachAsync<string, string?>(
            [.. keys.Distinct(StringComparer.Ordinal)],
            AtOnce,
            async key => await table.FindAsync(key, retry) is null ? null : key);
        return found.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
