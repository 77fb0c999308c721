using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>Makes an instance's tags show the license and hostname of its record.</summary>
internal sealed class TagRepair(FleetLookup fleet, PoolItems poolItems, InstanceTags tags, HostnameTag names)
{
    /// <returns>False if there is nothing left to repair.</returns>
    public async Task<bool> RepairAsync(InstanceId id, RetryContext retry)
    {
        var instance = await fleet.Instances.FindAsync(id, retry);
        var known = await poolItems.KnownAsync(ShownHoldings.KeysIn(instance, names), retry);
        var shown = ShownHoldings.Of(instance, known, names);
        if (await fleet.Records.FindAsync(id, retry) is not { State: RecordState.InService } record
            || (shown.IsOf(record.License, record.Hostname) && !shown.IsOfOtherForm))
        {
            return false;
        }

        await tags.HideAsync(
            id,
            record.License is null ? shown.License : null,
            record.Hostname is null ? shown.Hostname : null,
            noted: null,
            retry);
        var isNamedByAPerson = shown.IsNamedByAPerson(record.Hostname, names);
        await tags.ShowAsync(id, record.License, record.Hostname, retry, keepsName: isNamedByAPerson);
        return true;
    }
}
