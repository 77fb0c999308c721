using System.Runtime.ExceptionServices;
using FgtAsg.Simulation.Histories;

namespace FgtAsg.Simulation.Running;

/// <summary>Lives through many histories, several at a time, each on one thread.</summary>
/// <param name="workers">How many at a time.</param>
/// <param name="stopAtViolation">Whether the first violation is enough.</param>
internal sealed class Campaign(int workers, bool stopAtViolation = false)
{
    public CampaignTotals Totals { get; } = new();

    /// <summary>Each of these kinds of history undisturbed, then each with each kind of fault at each of its calls.</summary>
    /// <returns>The undisturbed ones.</returns>
    public IReadOnlyList<Outcome> RunSingles(IReadOnlyList<HistoryKind> kinds, int seed, CancellationToken cancellationToken)
    {
        var undisturbed = Run(Cases.Undisturbed(kinds, seed), cancellationToken);
        Run(undisturbed.SelectMany(Cases.WithOneFault), cancellationToken);
        return undisturbed;
    }

    /// <summary>A little of everything.</summary>
    public void RunSample(int seed, int count, CancellationToken cancellationToken)
    {
        if (count > 0)
        {
            var undisturbed = Run(Cases.Undisturbed(HistoryKinds.All, seed), cancellationToken);
            Run(Sample.Of(undisturbed, seed, count), cancellationToken);
        }
    }

    /// <summary>As many as there are numbers, of those that the dice write.</summary>
    public void RunRandom(int seed, int first, int count, CancellationToken cancellationToken) =>
        Run(Enumerable.Range(first, count).Select(number => Cases.Random(seed, number)), cancellationToken);

    /// <returns>The outcomes of those that were lived through, in the cases' order.</returns>
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
            // All of them: on a thread of its own it would end the process.
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
