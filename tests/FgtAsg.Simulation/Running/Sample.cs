using FgtAsg.Simulation.Faults;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// A sample for runs with little time: each kind of fault at each kind of call, each time in another history. Every fourth history is
/// random. Between them come the processes that sleep before a conditional write while others are at work.
/// </summary>
internal static class Sample
{
    private const int EveryFourth = 4;

    /// <summary>
    /// Writes whose condition is the state that was read before. A sleeping process shows whether the condition is checked.
    /// </summary>
    private static readonly string[] Conditional = ["PutObject", "PutObjectTagging", "TransactWriteItems", "UpdateItem"];

    /// <param name="undisturbed">The outcome of each kind of history without a fault.</param>
    /// <param name="count">The number of histories, without the sleepers.</param>
    public static IEnumerable<Case> Of(IReadOnlyList<Outcome> undisturbed, int seed, int count)
    {
        var sleepers = new Queue<Case>(Shuffled(Sleepers(undisturbed), new Random(seed)));
        foreach (var history in Mixed(undisturbed, seed, count))
        {
            if (sleepers.TryDequeue(out var sleeper))
            {
                yield return sleeper;
            }

            yield return history;
        }

        while (sleepers.TryDequeue(out var sleeper))
        {
            yield return sleeper;
        }
    }

    private static IEnumerable<Case> Mixed(IReadOnlyList<Outcome> undisturbed, int seed, int count)
    {
        using var singles = Singles(undisturbed, new Random(seed)).GetEnumerator();
        for (var number = 0; number < count; number++)
        {
            if (number % EveryFourth > 0 && singles.MoveNext())
            {
                yield return singles.Current;
            }
            else
            {
                yield return Cases.Random(seed, number);
            }
        }
    }

    private static IEnumerable<Case> Sleepers(IReadOnlyList<Outcome> undisturbed) => undisturbed
        .Where(outcome => outcome.Case.Kind.Scenario.IsCrowded)
        .SelectMany(outcome => outcome.Operations
            .Select((operation, index) => (outcome.Case, Operation: operation, Index: index))
            .Where(place => Conditional.Contains(place.Operation, StringComparer.Ordinal))
            .Select(place => place.Case with { Faults = [new Fault(FaultKinds.Named("stalled-before"), place.Index)] }));

    private static IEnumerable<Case> Singles(IReadOnlyList<Outcome> undisturbed, Random dice)
    {
        var places = undisturbed
            .SelectMany(outcome => outcome.Operations.Select((operation, index) => (outcome.Case, Operation: operation, Index: index)))
            .GroupBy(place => place.Operation, StringComparer.Ordinal)
            .Select(places => Shuffled(places, dice))
            .ToList();
        for (var round = 0; places.Count > 0; round++)
        {
            var pairs = places.SelectMany(
                of => FaultKinds.All.Select((kind, i) => (Kind: kind, Place: of[(round + i) % of.Length])));
            foreach (var (kind, place) in Shuffled(pairs, dice))
            {
                yield return place.Case with { Faults = [new Fault(kind, place.Index)] };
            }
        }
    }

    private static T[] Shuffled<T>(IEnumerable<T> items, Random dice)
    {
        T[] shuffled = [.. items];
        dice.Shuffle(shuffled);
        return shuffled;
    }
}
