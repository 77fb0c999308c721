using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>The part of a launch beside <see cref="FirewallInterfaces"/>: a license, a hostname, and their instance tags.</summary>
internal sealed class FirewallIdentity(FunctionOptions options, PoolClaims claims, InstanceTags tags, ILogger logger)
{
    private readonly IReadOnlyList<PoolDemand> _demands =
    [
        .. options.Licenses.IsNeeded ? [new PoolDemand(PoolKind.License, options.Licenses.WhenExhausted)] : Array.Empty<PoolDemand>(),
        .. options.Hostnames.IsUsed ? [new PoolDemand(PoolKind.Hostname, options.Hostnames.WhenExhausted)] : Array.Empty<PoolDemand>(),
    ];

    /// <param name="record">The instance's record at the beginning of the launch.</param>
    /// <param name="wasAtWork">
    /// True for a firewall that was in service before. If it had no license or hostname then, it continues without, whatever the settings.
    /// </param>
    /// <param name="drawsLicense">False if the launch must not draw a license now.</param>
    /// <exception cref="LaunchRefusedException">A pool that the firewall requires has no free item.</exception>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<Holdings> ProvideAsync(InstanceRecord record, bool wasAtWork, bool drawsLicense, RetryContext retry)
    {
        IReadOnlyList<PoolDemand> demands = wasAtWork
            ? [.. _demands.Select(demand => demand with { WhenExhausted = WhenExhausted.Continue })]
            : _demands;
        demands = drawsLicense ? demands : [.. demands.Where(demand => demand.Kind != PoolKind.License)];
        var holdings = await claims.ClaimAsync(record, demands, retry);
        foreach (var pool in holdings.Exhausted)
        {
            logger.PoolExhausted(record.Id.Value, pool.ToString(), pool.WhenExhausted);
        }

        var refusals = holdings.Exhausted
            .Where(pool => pool.WhenExhausted == WhenExhausted.Abandon)
            .Select(pool => pool.ToString())
            .ToList();
        if (refusals.Count > 0)
        {
            throw new LaunchRefusedException(refusals);
        }

        // For a repeated event, the tags were written before the record became InService.
        if (record.State != RecordState.InService)
        {
            await tags.ShowAsync(record.Id, holdings.License, holdings.Hostname, retry);
        }

        return holdings;
    }
}
