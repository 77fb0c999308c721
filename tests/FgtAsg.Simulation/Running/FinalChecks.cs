using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Monitoring;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// Finds what is wrong with a fleet at rest, by the invariants of every fleet and by the expected result of this history.
/// </summary>
internal static class FinalChecks
{
    public static IReadOnlyList<string> Violations(Case history, SimulatedFleet fleet, ForeignResources foreign, Lambda lambda)
    {
        var view = FleetView.Of(fleet.Cloud, SimulatedFleet.GroupName);
        return
        [
            .. FleetChecks.Violations(fleet, MayHooksTimeOut(history)).Where(violation => !IsLost(history, violation)),
            .. LicenseInvariants.Check(FleetChecks.Pools(fleet), LicenseObject.Of(fleet.Bucket.Texts, fleet.Options.Licenses.Prefix)),
            .. CooldownRule.Violations(fleet),
            .. FortiOsWorld.Violations(fleet, MayRepeatLogins(history)),
            .. foreign.Changes(),
            .. lambda.Crashes,
            .. Left(history, view),
            .. Unanswered(history, lambda),
        ];
    }

    /// <summary>The sweep repairs what was lost. If every event arrived and was answered, nothing is left for the sweep.</summary>
    public static IReadOnlyList<string> BeforeSweep(Case history, SimulatedFleet fleet, ForeignResources foreign, Lambda lambda) =>
        !history.Kind.Delivery.IsLossy && !history.Kind.Scenario.LosesRecords && lambda.DeadLetters == 0 && !MayHooksTimeOut(history)
            ? [
                .. Violations(history, fleet, foreign, lambda)
                    .Where(violation => !IsForTheSweep(history, violation))
                    .Select(violation => $"before the sweep: {violation}"),
            ]
            : [];

    /// <summary>
    /// Whether the violation is left to the sweep. A delivery that slept may create surplus resources after all others have finished. A
    /// process may die while it holds the lock, when nothing more has to be written. After a switch of the form of names, working
    /// firewalls still show the old form. License files may wait for another name of the license, or were left
    /// unread by an earlier version.
    /// </summary>
    private static bool IsForTheSweep(Case history, string violation) =>
        (history.Kind.Scenario.LeavesFilesToTheSweep
            && (violation.EndsWith("is in no pool", StringComparison.Ordinal)
                || violation.EndsWith("was never read", StringComparison.Ordinal)))
        || (history.Kind.Scenario.SwitchesNames
            && (violation.StartsWith("the tag Name ", StringComparison.Ordinal)
                || violation.StartsWith("the tag Hostname ", StringComparison.Ordinal)))
        || (history.Faults.Count > 0
            && (violation.Contains("is associated with nothing", StringComparison.Ordinal)
                || violation.Contains("is available,", StringComparison.Ordinal)))
        || (history.Faults.Count > 1
            && (violation.StartsWith("the track file is locked", StringComparison.Ordinal)
                || violation.StartsWith("a lease is left", StringComparison.Ordinal)));

    /// <summary>A hook with a short timeout also ends if its event was retried or came late.</summary>
    private static bool MayHooksTimeOut(Case history) => history.Kind.Scenario.HooksMayTimeOut
        || (history.Kind.Scenario.HasShortHooks
            && (history.Kind.Delivery.OutlastsHooks || history.Faults.Count > 1 || history.Faults.Any(fault => fault.Kind.OutlastsHooks)));

    /// <summary>Only an instance's record says which DNS record was written for it.</summary>
    private static bool IsLost(Case history, string violation) =>
        history.Kind.Scenario.LosesRecords && violation.StartsWith("the A record", StringComparison.Ordinal);

    private static bool MayRepeatLogins(Case history) =>
        history.Kind.Scenario.LosesRecords || history.Faults.Any(fault => fault.Kind.CostsTime || fault.Kind.OutlastsTries);

    /// <summary>The firewalls that the scenario leaves, unless a fault lets the function abandon a launch.</summary>
    private static IEnumerable<string> Left(Case history, FleetView view)
    {
        var left = new FirewallCounts(view.InService.Count, view.Warm.Count);
        if (history.Kind.Scenario.Leaves is { } wanted
            && left != wanted
            && !MayHooksTimeOut(history)
            && !history.Faults.Any(fault => fault.Kind.MayEndLaunch)
            // A license's new key is accepted for half an hour. Two long faults may take longer.
            && !(history.Kind.Scenario.FortiOs is not null && history.Faults.Count(fault => fault.Kind.OutlastsHooks) > 1)
            && !(history.Kind.Scenario.NeedsItsTime && history.Faults.Count(fault => fault.Kind.CostsTime) > 1))
        {
            yield return $"{left.InService} firewalls are in service and {left.Warm} in the warm pool, "
                + $"and there should be {wanted.InService} and {wanted.Warm}";
        }
    }

    /// <summary>If only one thing fails, the next attempt must succeed.</summary>
    private static IEnumerable<string> Unanswered(Case history, Lambda lambda) =>
        lambda.DeadLetters > 0 && history.Faults is [] or [{ Kind.OutlastsTries: false }]
        ? [$"{lambda.DeadLetters} events failed three times"]
        : [];
}
