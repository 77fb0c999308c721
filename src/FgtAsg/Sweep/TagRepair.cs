using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;
using FgtAsg.Pools;
using FgtAsg.Records;

namespace FgtAsg.Sweep;

/// <summary>Has an instance's tags show what its record says that it holds.</summary>
internal sealed class TagRepair(Instances instances, InstanceRecords records, PoolItems poolItems, InstanceTags tags)
{
    /// <returns>False where there is nothing to repair any more.</returns>
    public async Task<bool> RepairAsync(InstanceId id, Patience patience, CancellationToken cancellationToken)
    {
        var instance = await instances.FindAsync(id, patience, cancellationToken);
        var shown = InstanceTags.Shown(instance, await poolItems.KnownAsync(InstanceTags.KeysShown(instance), patience, cancellationToken));
        if (await records.FindAsync(id, patience, cancellationToken) is not { State: RecordState.InService } record || shown == (record.License, record.Hostname))
        {
            return false;
        }

        await tags.HideAsync(
            id,
            record.License is null ? shown.License : null,
            record.Hostname is null ? shown.Hostname : null,
            patience,
            cancellationToken);
        await tags.ShowAsync(id, record.License, record.Hostname, patience, cancellationToken);
        return true;
    }
}
