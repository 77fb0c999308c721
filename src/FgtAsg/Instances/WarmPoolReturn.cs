using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>A firewall goes back to the warm pool: it keeps its interfaces, and gives back what only one at work needs.</summary>
internal sealed class WarmPoolReturn(
    FleetLookup fleet,
    IdentityReturn identity,
    InstanceTags tags,
    HostnameTag names,
    PoolItems poolItems,
    ShownIdentity shown,
    ILogger logger)
{
    /// <returns>What was given back, and what was not; null where the event is a late one: the instance is in service.</returns>
    public async Task<CleanupResult?> ReturnAsync(InstanceId id, LifecycleHook hook, RetryContext retry)
    {
        var begun = await retry.UntilAsync($"beginning the return of {id}", () => BeginAsync(id, hook, retry));
        if (!begun.IsOnItsWay)
        {
            return null;
        }

        if (begun.Record is not { } record)
        {
            return ReturnedOf(record: null, []);
        }

        var untagging = UntagAsync(record, retry);
        var (after, unreleased) = await identity.GiveBackAsync(record, ReturnReason.IntoWarmPool, retry);
        var isGivenBack = after is { State: RecordState.Warmed or RecordState.Returning };
        if (isGivenBack && (record.License ?? record.Hostname) is not null)
        {
            logger.ReturnedToWarmPool(id.Value, record.License, record.Hostname);
        }

        var left = await untagging;
        // The group may have taken the instance out again while it was still being untagged.
        await shown.RestoreAsync(id, retry);
        return ReturnedOf(isGivenBack ? record : null, [.. unreleased, .. new[] { left }.OfType<UnreleasedResource>()]);
    }

    /// <summary>
    /// Moves the record on, if it still is as it was when Auto Scaling said that the instance goes back: meanwhile the group may have taken
    /// it out again. Null where that must be looked at again.
    /// </summary>
    private async Task<Begun?> BeginAsync(InstanceId id, LifecycleHook hook, RetryContext retry)
    {
        var record = await fleet.Records.FindAsync(id, retry);
        // The hook that waits is the proof; one that timed out let the instance go back by itself.
        if (await hook.IsActiveAsync(retry) != true && !await fleet.Members.IsInWarmPoolAsync(id, retry))
        {
            return new Begun(IsOnItsWay: false, Record: null);
        }

        switch (record)
        {
            case null or { IsEndingOrEnded: true }:
                return new Begun(IsOnItsWay: true, Record: null);
            case { State: RecordState.Warmed }:
                return new Begun(IsOnItsWay: true, record);
            default:
                return await fleet.Records.BeginReturnAsync(record, retry) is { } returning ? new Begun(IsOnItsWay: true, returning) : null;
        }
    }

    private Task<UnreleasedResource?> UntagAsync(InstanceRecord record, RetryContext retry) => UnreleasedResource.TryAsync(
        $"the tags of {record.Id}",
        async () =>
        {
            // Given back by an earlier delivery, which could not untag: then the tags themselves tell.
            var (license, hostname) = (record.License ?? record.Hostname) is not null
                ? (record.License, record.Hostname)
                : await ShownAsync(record.Id, retry);
            await tags.HideAsync(record.Id, license, hostname, record.Dns?.Name, retry);
        });

    private async Task<(string? License, string? Hostname)> ShownAsync(InstanceId id, RetryContext retry)
    {
        var instance = await fleet.Instances.FindAsync(id, retry);
        var known = await poolItems.KnownAsync(ShownHoldings.KeysIn(instance, names), retry);
        var held = ShownHoldings.Of(instance, known, names);
        return (held.License, held.Hostname);
    }

    private static CleanupResult ReturnedOf(InstanceRecord? record, IReadOnlyList<UnreleasedResource> unreleased) =>
        new([], [], record?.License, record?.Hostname, unreleased, []);

    private sealed record Begun(bool IsOnItsWay, InstanceRecord? Record);
}
