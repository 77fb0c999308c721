using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;

namespace FgtAsg.Simulation.Running;

/// <summary>Chooses the histories to run.</summary>
internal static class Cases
{
    /// <summary>The highest call index for a random fault. A history with fewer calls runs without the fault.</summary>
    private const int LastCall = 160;

    /// <summary>Each of these kinds of history without a fault.</summary>
    public static IEnumerable<Case> Undisturbed(IEnumerable<HistoryKind> kinds, int seed) =>
        kinds.Select(kind => new Case(kind, seed, LatencyProfile.Calm, []));

    /// <summary>
    /// Each kind of fault at each call of a history. Up to the call that fails, the history equals the one without a fault, so there are
    /// as many cases for each kind as that history has calls.
    /// </summary>
    public static IEnumerable<Case> WithOneFault(Outcome undisturbed) => Enumerable.Range(0, undisturbed.Calls)
        .SelectMany(index => FaultKinds.All.Select(kind => undisturbed.Case with { Faults = [new Fault(kind, index)] }));

    /// <summary>Every FortiOS scenario in every dialect, with every value and every pair of values of what is uncertain.</summary>
    public static IEnumerable<Case> Variants(int seed) => Undisturbed(
        FortiOsScenarios.All.SelectMany(scenario => FortiOsScenarios.Variants(withPairs: true)
            .Select(variant => new HistoryKind(FortiOsScenarios.Variant(scenario, variant), Deliveries.Once))),
        seed);

    /// <summary>A random case: any scenario with any delivery, the calm or the rough latency profile, and two to four faults.</summary>
    /// <param name="number">The number of the case, from 0.</param>
    public static Case Random(int seed, int number)
    {
        var dice = new Random(unchecked((seed * 1_000_003) + number));
        // A lost record and several faults together lose more than the function can know.
        var scenario = AnyOf([.. Scenarios.All.Where(candidate => !candidate.LosesRecords)], dice);
        var deliveries = Deliveries.All.Where(candidate => !(scenario.NeedsItsEvents && candidate.IsLossy));
        var delivery = AnyOf([.. deliveries], dice);
        var kind = new HistoryKind(scenario, delivery);
        var faults = Enumerable.Range(0, dice.Next(2, 5)).Select(_ => new Fault(AnyOf(FaultKinds.All, dice), dice.Next(LastCall)));
        return new Case(
            kind,
            dice.Next(),
            dice.Next(2) == 0 ? LatencyProfile.Calm : LatencyProfile.Rough,
            [.. faults.DistinctBy(fault => fault.Index).OrderBy(fault => fault.Index)]);
    }

    private static T AnyOf<T>(IReadOnlyList<T> all, Random dice) => all[dice.Next(all.Count)];
}
