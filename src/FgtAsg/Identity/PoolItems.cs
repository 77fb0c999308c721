using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Distinguishes tag values that name a license or hostname of the pools from values that people wrote into the same tags.
/// </summary>
internal sealed class PoolItems(FleetTable table)
{
    private const int AtOnce = 8;

    /// <param name="keys">Keys from <see cref="ShownHoldings.KeysIn"/>.</param>
    /// <returns>The keys that exist in the table.</returns>
    public async Task<IReadOnlySet<string>> KnownAsync(IEnumerable<string> keys, RetryContext retry)
    {
        var found = await Concurrently.EachAsync<string, string?>(
            [.. keys.Distinct(StringComparer.Ordinal)],
            AtOnce,
            async key => await table.FindAsync(key, retry) is null ? null : key);
        return found.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
