using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>Returns a firewall to the warm pool: it keeps its interfaces and gives back its license and hostname.</summary>
internal sealed class WarmPoolReturn(
    FleetLookup fleet,
    IdentityReturn identity,
    InstanceTags tags,
    HostnameTag names,
    PoolItems poolItems,
    ShownIdentity shown,
    ILogger logger)
{
    /// <returns>The result of the return; null for a late event, when the instance is in service.</returns>
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
        // The group may have taken the instance out again while its tags were removed.
        await shown.RestoreAsync(id, retry);
        return ReturnedOf(isGivenBack ? record : null, [.. unreleased, .. new[] { left }.OfType<UnreleasedResource>()]);
    }

    /// <summary>
    /// Updates the record if it has not changed since Auto Scaling showed the return: meanwhile the group may have taken the instance out
    /// again. Null if the caller must check again.
    /// </summary>
    private async Task<Begun?> BeginAsync(InstanceId id, LifecycleHook hook, RetryContext retry)
    {
        var record = await fleet.Records.FindAsync(id, retry);
        // An active hook is proof. A hook that timed out has let the instance return already.
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
            // An earlier delivery may have given them back but failed to remove the tags. Then the tags name them.
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
