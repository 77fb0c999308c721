using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Instances;

/// <summary>Everything that a launch gives an instance in AWS: interfaces, license, hostname, track entry and DNS record.</summary>
/// <param name="tracksLater">
/// Whether a launch writes its track entry when FortiOS is up. Then many launches at once do not wait for the file's lock together.
/// </param>
internal sealed class FirewallResources(
    FirewallInterfaces interfaces,
    FirewallIdentity identity,
    FirewallDns dns,
    TrackFileUpdater trackFile,
    ResourceFinder finder,
    LostHoldings lost,
    bool tracksLater)
{
    /// <inheritdoc cref="LostHoldings.RestoreAsync"/>
    public Task<InstanceRecord> RestoreAsync(InstanceRecord record, Instance instance, RetryContext retry) =>
        lost.RestoreAsync(record, instance, retry);

    /// <param name="instance">EC2's description of the running instance.</param>
    /// <param name="drawsLicense">False if the launch must not draw a license now.</param>
    /// <param name="created">Collects created resources for a rollback.</param>
    /// <exception cref="LaunchRefusedException">The instance cannot have what is configured.</exception>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public async Task<ProvidedResources> ProvideAsync(
        LaunchAction launch,
        InstanceRecord record,
        Instance instance,
        bool drawsLicense,
        CreatedResources created,
        Invocation invocation,
        RetryContext retry)
    {
        var id = record.Id;
        var (provided, holdings) = await Concurrently.BothAsync(
            retry => interfaces.ProvideAsync(instance, record.IsNew, created, retry),
            retry => launch.IntoWarmPool
                ? Task.FromResult(Holdings.Nothing)
                : identity.ProvideAsync(record, launch.ReplacesRootVolume, drawsLicense, retry),
            retry);
        if (tracksLater)
        {
            var seen = await interfaces.SeeAttachedAsync(id, provided, retry);
            await dns.ProvideAsync(record, holdings.Hostname, seen, created, retry);
            return new ProvidedResources(seen, holdings, WarningsOf(id, holdings));
        }

        var (attached, look) = await Concurrently.BothAsync(
            retry => interfaces.SeeAttachedAsync(id, provided, retry), trackFile.LookAsync, retry);
        var (update, _) = await Concurrently.BothAsync(
            retry => trackFile.RecordAsync(id, attached, look, invocation.WriterFor(id), retry),
            retry => dns.ProvideAsync(record, holdings.Hostname, attached, created, retry),
            retry);
        return new ProvidedResources(
            attached,
            holdings,
            [.. update.Warnings, .. WarningsOf(id, holdings)]);
    }

    /// <summary>Writes the track entry of a launch whose FortiOS is up.</summary>
    public async Task<ProvidedResources> TrackAsync(InstanceRecord record, Invocation invocation, RetryContext retry)
    {
        var attached = await finder.AttachedAsync(record.Id, retry);
        var update = await trackFile.RecordAsync(record.Id, attached, look: null, invocation.WriterFor(record.Id), retry);
        return new ProvidedResources(attached, new Holdings(record.License, record.Hostname, []), update.Warnings);
    }

    private static List<string> WarningsOf(InstanceId id, Holdings holdings) =>
        [.. holdings.Exhausted.Select(pool => $"{pool}, so {id} is in service without one")];
}

/// <param name="Attached">All interfaces, including the launch template's.</param>
/// <param name="Warnings">Problems that a person should know about although the launch goes on.</param>
internal sealed record ProvidedResources(IReadOnlyList<NetworkInterface> Attached, Holdings Holdings, IReadOnlyList<string> Warnings);
