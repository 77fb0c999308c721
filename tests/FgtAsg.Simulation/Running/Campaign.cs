using System.Runtime.ExceptionServices;
using FgtAsg.Simulation.Histories;

namespace FgtAsg.Simulation.Running;

/// <summary>Runs many histories, several in parallel, each on one thread.</summary>
/// <param name="workers">How many run in parallel.</param>
/// <param name="stopAtViolation">Whether to stop at the first violation.</param>
internal sealed class Campaign(int workers, bool stopAtViolation = false)
{
    public CampaignTotals Totals { get; } = new();

    /// <summary>Runs each of these kinds of history without a fault, and then with each kind of fault at each of its calls.</summary>
    /// <returns>The outcomes without a fault.</returns>
    public IReadOnlyList<Outcome> RunSingles(IReadOnlyList<HistoryKind> kinds, int seed, CancellationToken cancellationToken)
    {
        var undisturbed = Run(Cases.Undisturbed(kinds, seed), cancellationToken);
        Run(undisturbed.SelectMany(Cases.WithOneFault), cancellationToken);
        return undisturbed;
    }

    /// <summary>Runs a sample of all kinds.</summary>
    public void RunSample(int seed, int count, CancellationToken cancellationToken)
    {
        if (count > 0)
        {
            var undisturbed = Run(Cases.Undisturbed(HistoryKinds.All, seed), cancellationToken);
            Run(Sample.Of(undisturbed, seed, count), cancellationToken);
        }
    }

    public void RunCases(IEnumerable<Case> cases, CancellationToken cancellationToken) => Run(cases, cancellationToken);

    /// <summary>Runs random histories, one for each number.</summary>
    public void RunRandom(int seed, int first, int count, CancellationToken cancellationToken) =>
        Run(Enumerable.Range(first, count).Select(number => Cases.Random(seed, number)), cancellationToken);

    /// <returns>The outcomes of the histories without a fault, in the order of the cases.</returns>
    private IReadOnlyList<Outcome> Run(IEnumerable<Case> cases, CancellationToken cancellationToken)
    {
        var outcomes = new SortedDictionary<int, Outcome>();
        using var source = cases.GetEnumerator();
        var next = 0;
        ExceptionDispatchInfo? failure = null;
        var threads = Enumerable.Range(0, workers).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        failure?.Throw();
        return [.. outcomes.Values];

        void Work()
        {
            try
            {
                while (Take() is var (place, history))
                {
                    var outcome = HistoryRun.Run(history);
                    Totals.Add(outcome);
                    if (history.Faults.Count == 0)
                    {
                        lock (outcomes)
                        {
                            outcomes.Add(place, outcome);
                        }
                    }
                }
            }
            // Every exception: on a separate thread it would end the process.
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }

        (int Place, Case History)? Take()
        {
            lock (source)
            {
                return IsOver() || !source.MoveNext() ? null : (next++, source.Current);
            }
        }

        bool IsOver() => cancellationToken.IsCancellationRequested || failure is not null || (stopAtViolation && Totals.Violated > 0);
    }
}
