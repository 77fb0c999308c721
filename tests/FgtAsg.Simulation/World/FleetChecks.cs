using System.Text.Json.Nodes;
using FgtAsg.Configuration;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Simulation.World;

/// <summary>Reads the state of a fleet and checks the invariants of every fleet.</summary>
internal static class FleetChecks
{
    /// <summary>The violations of the invariants.</summary>
    /// <param name="mayHooksTimeOut">Whether a hook may time out.</param>
    /// <param name="admitted">
    /// An instance that counts as in service although the hook of another owner still holds it; null for none.
    /// </param>
    public static IReadOnlyList<string> Violations(SimulatedFleet fleet, bool mayHooksTimeOut = true, string? admitted = null)
    {
        var view = FleetView.Of(fleet.Cloud, SimulatedFleet.GroupName) with { Admitted = admitted };
        return
        [
            .. FleetInvariants.Check(fleet.Cloud, SimulatedFleet.GroupName, TrackFile(fleet), mayHooksTimeOut, admitted),
            .. PoolInvariants.Check(view, Pools(fleet), fleet.Zone.State, RulesOf(fleet)),
        ];
    }

    public static PoolState Pools(SimulatedFleet fleet) =>
        PoolItemReader.Read(fleet.Table.Items.Select(item => new TableItem(new(item, StringComparer.Ordinal))));

    public static TrackFileState TrackFile(SimulatedFleet fleet)
    {
        if (!fleet.Bucket.Has(SimulatedFleet.TrackKey))
        {
            return new TrackFileState(Content: null, LockOwner: null, LockExpires: null);
        }

        var tags = fleet.Bucket.Get(SimulatedFleet.TrackKey).Tags;
        return new TrackFileState(
            JsonNode.Parse(fleet.Bucket.TextOf(SimulatedFleet.TrackKey))!.AsObject(),
            tags.GetValueOrDefault("lock_id"),
            tags.GetValueOrDefault("lock_expires"));
    }

    private static PoolRules RulesOf(SimulatedFleet fleet) => new()
    {
        LicenseRequired = fleet.Options.Licenses.IsNeeded,
        FullNamesInTags = fleet.Options.Hostnames.Tags == HostnameForm.FullyQualified,
        ZoneName = SimulatedFleet.ZoneName,
        DnsDeviceIndex = 2,
    };
}
