using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Monitoring;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// Says what is wrong with a fleet at rest: by the invariants that hold of every fleet, and by what this history in particular must leave.
/// </summary>
internal static class FinalChecks
{
    public static IReadOnlyList<string> Violations(Case history, SimulatedFleet fleet, ForeignResources foreign, Lambda lambda)
    {
        var view = FleetView.Of(fleet.Cloud, SimulatedFleet.GroupName);
        return
        [
            .. FleetChecks.Violations(fleet, MayHooksTimeOut(history)),
            .. LicenseInvariants.Check(FleetChecks.Pools(fleet), LicenseObject.Of(fleet.Bucket.Texts, fleet.Options.Licenses.Prefix)),
            .. CooldownRule.Violations(fleet),
            .. foreign.Changes(),
            .. lambda.Crashes,
            .. Left(history, view),
            .. Unanswered(history, lambda),
        ];
    }

    /// <summary>The sweep is for what was lost: where every event came, and was answered, nothing is left for it to do.</summary>
    public static IReadOnlyList<string> BeforeSweep(Case history, SimulatedFleet fleet, ForeignResources foreign, Lambda lambda) =>
        !history.Kind.Delivery.IsLossy && lambda.DeadLetters == 0 && !MayHooksTimeOut(history)
            ? [
                .. Violations(history, fleet, foreign, lambda)
                    .Where(violation => !IsForTheSweep(history, violation))
                    .Select(violation => $"before the sweep: {violation}"),
            ]
            : [];

    /// <summary>
    /// What a delivery that slept made once too often, after all others were through, is for the sweep to find; and the lock of one that died with it
    /// in its hand, when nobody had anything to write any more. So are the names of firewalls that were at work when their form was switched,
    /// and license files that wait for another name of the license, or that an earlier version left unread.
    /// </summary>
    private static bool IsForTheSweep(Case history, string violation) =>
        (history.Kind.Scenario.LeavesFilesToTheSweep
            && (violation.EndsWith("is in no pool", StringComparison.Ordinal)
                || violation.EndsWith("was never read", StringComparison.Ordinal)))
        || (history.Kind.Scenario.SwitchesNames
            && (violation.StartsWith("the tag Name ", StringComparison.Ordinal)
                || violation.StartsWith("the tag Hostname ", StringComparison.Ordinal)))
        || (history.Faults.Count > 0
            && (violation.Contains("is associated with nothing", StringComparison.Ordinal) || violation.Contains("is available,", StringComparison.Ordinal)))
        || (history.Faults.Count > 1
            && (violation.StartsWith("the track file is locked", StringComparison.Ordinal) || violation.StartsWith("a lease is left", StringComparison.Ordinal)));

    /// <summary>A hook with a short time-out also ends where its event was tried again, or came late.</summary>
    private static bool MayHooksTimeOut(Case history) => history.Kind.Scenario.HooksMayTimeOut
        || (history.Kind.Scenario.HasShortHooks
            && (history.Kind.Delivery.OutlastsHooks || history.Faults.Count > 1 || history.Faults.Any(fault => fault.Kind.OutlastsHooks)));

    /// <summary>The firewalls that the scenario leaves, unless a fault let a launch be given up.</summary>
    private static IEnumerable<string> Left(Case history, FleetView view)
    {
        var left = new FirewallCounts(view.InService.Count, view.Warm.Count);
        if (history.Kind.Scenario.Leaves is { } wanted
            && left != wanted
            && !MayHooksTimeOut(history)
            && !history.Faults.Any(fault => fault.Kind.MayEndLaunch)
            && !(history.Kind.Scenario.NeedsItsTime && history.Faults.Count(fault => fault.Kind.CostsTime) > 1))
        {
            yield return $"{left.InService} firewalls are in service and {left.Warm} in the warm pool, and there should be {wanted.InService} and {wanted.Warm}";
        }
    }

    /// <summary>Where one thing goes wrong, the next try must do.</summary>
    private static IEnumerable<string> Unanswered(Case history, Lambda lambda) =>
        lambda.DeadLetters > 0 && history.Faults is [] or [{ Kind.OutlastsTries: false }]
        ? [$"{lambda.DeadLetters} events failed three times"]
        : [];
}
