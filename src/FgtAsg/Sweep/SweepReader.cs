using System.Xml;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>
/// Reads everything that a sweep compares. It reads the resources of instances before the instances and their records. An instance and
/// its record exist before their resources, so no resource is seen without them while a launch is running.
/// </summary>
internal sealed class SweepReader(
    FleetLookup fleet,
    ResourceFinder finder,
    FleetTable table,
    PoolItems poolItems,
    HostnameTag names,
    TrackFileUpdater trackFile,
    LicenseFiles licenseFiles,
    TimeProvider time)
{
    /// <summary>A page of a thousand files takes a second. A longer listing must not use up the time of the repairs.</summary>
    private static readonly TimeSpan LongestList = TimeSpan.FromMinutes(1);

    public async Task<SweepView> ReadAsync(RetryContext retry)
    {
        var seenAt = time.GetUtcNow();
        var ((made, addresses), ((track, problem), held)) = await Concurrently.BothAsync(
            retry => Concurrently.BothAsync(finder.InterfacesOfGroupAsync, finder.AddressesOfGroupAsync, retry),
            retry => Concurrently.BothAsync(trackFile.ReadAsync, trackFile.ReadLockAsync, retry),
            retry);
        var (items, (listed, tagged)) = await Concurrently.BothAsync(
            retry => table.ScanAsync("reading the records and what is held", SweptTable.Filter, SweptTable.FilterValues, retry),
            retry => Concurrently.BothAsync(
                fleet.Members.AllAsync, retry => fleet.Instances.TaggedAsync(fleet.AutoScalingGroupName, retry), retry),
            retry);
        var view = new SweepView
        {
            SeenAt = seenAt,
            Members = listed.ToDictionary(member => member.Id),
            Instances = ById(tagged),
            NetworkInterfaces = made,
            Addresses = addresses,
            Table = SweptTable.From(items),
            Track = track,
            TrackProblem = problem,
            Lock = held,
        };
        return await LookCloserAsync(view, retry);
    }

    /// <summary>
    /// Reads what the first look requires: instances that only other resources name, the interfaces attached to the group's instances,
    /// and the group's hooks. The bucket is listed after the table was read, so a file that arrives in between is recent.
    /// </summary>
    private async Task<SweepView> LookCloserAsync(SweepView view, RetryContext retry)
    {
        var own = view.Members.Values.ToList();
        var unseen = Named(view).Where(id => !view.Instances.ContainsKey(id)).ToList();
        var held = view.Table.Held.Select(item => item.Category).ToHashSet(StringComparer.Ordinal);
        var shown = own.Where(member => member.IsAtRest)
            .SelectMany(member => ShownHoldings.KeysIn(view.Instances.GetValueOrDefault(member.Id), names))
            .ToList();
        var needsHooks = own.Any(member => member.IsWaiting || (member.IsAtRest && !HookPlanner.IsCaughtUp(
            member,
            view.Table.Records.GetValueOrDefault(member.Id),
            ShownHoldings.Of(view.Instances.GetValueOrDefault(member.Id), shown.ToHashSet(StringComparer.Ordinal), names))));
        var ((known, others), ((attached, hooks), (files, problem))) = await Concurrently.BothAsync(
            retry => Concurrently.BothAsync(
                retry => fleet.Instances.KnownAsync(unseen, retry),
                retry => poolItems.KnownAsync(shown.Except(held, StringComparer.Ordinal), retry),
                retry),
            retry => Concurrently.BothAsync(
                retry => Concurrently.BothAsync(
                    retry => finder.AttachedAsync([.. own.Select(member => member.Id.Value)], retry),
                    retry => needsHooks ? fleet.Members.HooksAsync(retry) : Task.FromResult<IReadOnlyList<LifecycleHookName>>([]),
                    retry),
                ListAsync,
                retry),
            retry);
        return view with
        {
            Instances = ById([.. view.Instances.Values, .. known]),
            // The later description comes first and replaces the earlier one.
            NetworkInterfaces = [.. attached.Concat(view.NetworkInterfaces).DistinctBy(i => i.NetworkInterfaceId, StringComparer.Ordinal)],
            PoolItems = held.Union(others, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
            Hooks = hooks,
            LicenseFiles = files,
            LicenseFilesProblem = problem,
        };
    }

    /// <summary>
    /// The listing may fail, for example without the permission, or with a key that XML cannot represent (S3 lists it, and the answer
    /// cannot be parsed). The rest is swept nevertheless.
    /// </summary>
    private async Task<(IReadOnlyList<ListedFile>? Files, string? Problem)> ListAsync(RetryContext retry)
    {
        try
        {
            return (await retry.WithinAsync(LongestList, licenseFiles.ListAsync), null);
        }
        catch (Exception e) when (!retry.IsCancellationRequested && (AwsErrors.IsFailure(e) || e is XmlException))
        {
            return (null, AwsErrors.Describe(e));
        }
    }

    private HashSet<InstanceId> Named(SweepView view) =>
    [
        .. view.Members.Keys,
        .. view.NetworkInterfaces.Select(i => fleet.Tags.HolderOf(i.TagSet)).OfType<InstanceId>(),
        .. view.Addresses.Select(a => fleet.Tags.HolderOf(a.Tags)).OfType<InstanceId>(),
        .. view.Table.Records.Values.Where(record => record.ExpiresAt is null).Select(record => record.Id),
        .. view.Table.Held.Select(item => item.Holder),
        .. view.Track?.InstanceIds ?? [],
    ];

    private static Dictionary<InstanceId, Instance> ById(IEnumerable<Instance> described) => described
        .Where(instance => InstanceId.TryParse(instance.InstanceId, out _))
        .DistinctBy(instance => instance.InstanceId, StringComparer.Ordinal)
        .ToDictionary(instance => InstanceId.Parse(instance.InstanceId));
}
