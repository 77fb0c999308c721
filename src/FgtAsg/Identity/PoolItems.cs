using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Tells the names of licences and hostnames of the pools from what people write into tags of the same keys.</summary>
internal sealed class PoolItems(FleetTable table)
{
    private const int AtOnce = 8;

    /// <param name="keys">As <see cref="ShownHoldings.KeysIn"/> has them.</param>
    /// <param name="patience">Waits and retries.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Those of the keys that there is an item of.</returns>
    public async Task<IReadOnlySet<string>> KnownAsync(IEnumerable<string> keys, RetryContext patience, CancellationToken cancellationToken)
    {
        var found = await Concurrently.EachAsync<string, string?>(
            [.. keys.Distinct(StringComparer.Ordinal)],
            AtOnce,
            async key => await table.FindAsync(key, patience, cancellationToken) is null ? null : key);
        return found.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
