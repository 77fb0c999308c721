using FgtAsg.NetworkInterfaces;
using FgtAsg.Pools;

namespace FgtAsg.Sweep;

/// <summary>Sorts a view by instance.</summary>
internal static class SweepSubjects
{
    /// <summary>The group's instances, and whatever else is named by anything of the function's.</summary>
    public static IReadOnlyDictionary<InstanceId, SweepSubject> Of(SweepView view, Ownership ownership, HostnameTag names)
    {
        var made = view.NetworkInterfaces.Where(i => ownership.HolderOf(i.TagSet) is not null).ToLookup(i => ownership.HolderOf(i.TagSet)!.Value);
        var attached = view.NetworkInterfaces
            .Where(i => i.HasAttachment() && InstanceId.TryParse(i.Attachment.InstanceId, out _))
            .ToLookup(i => InstanceId.Parse(i.Attachment.InstanceId));
        var addresses = view.Addresses.Where(a => ownership.HolderOf(a.Tags) is not null).ToLookup(a => ownership.HolderOf(a.Tags)!.Value);
        IEnumerable<InstanceId> ids =
        [
            .. view.Members.Keys,
            .. made.Select(group => group.Key),
            .. addresses.Select(group => group.Key),
            .. view.Table.Records.Keys,
            .. view.Table.Unreadable.Keys,
            .. view.Table.Held.Select(item => item.Holder),
            .. view.Track?.InstanceIds ?? [],
        ];
        return ids.Distinct().ToDictionary(id => id, id => new SweepSubject
        {
            Id = id,
            Member = view.Members.GetValueOrDefault(id),
            Instance = view.Instances.GetValueOrDefault(id),
            Record = view.Table.Records.GetValueOrDefault(id),
            RecordProblem = view.Table.Unreadable.GetValueOrDefault(id),
            Shown = ShownHoldings.Of(view.Instances.GetValueOrDefault(id), view.PoolItems, names),
            Made = [.. made[id]],
            Attached = [.. attached[id]],
            Addresses = [.. addresses[id]],
            Tracked = view.Track?.Find(id),
        });
    }
}
