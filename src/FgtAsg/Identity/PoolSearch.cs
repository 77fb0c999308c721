using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>One claim's way through one pool.</summary>
internal sealed class PoolSearch(FleetTable table, PoolDemand demand, Random random, TimeProvider time)
{
    /// <summary>More than compete at once; each costs a fraction of a read unit.</summary>
    private const int PageSize = 100;

    /// <summary>Listed as free, and not fit to be claimed.</summary>
    private readonly HashSet<string> _unfit = new(StringComparer.Ordinal);

    private Candidates? _candidates;

    public PoolKind Kind => demand.Kind;

    public ExhaustedPool? Exhausted { get; private set; }

    /// <summary>How many were free when it last looked, as far as a page tells; null before that.</summary>
    public int? Free { get; private set; }

    /// <summary>The one to be claimed; null while there is none to try.</summary>
    public Candidate? Drawn { get; private set; }

    /// <summary>The license's or the hostname's own name.</summary>
    public string? DrawnName => Drawn is null ? null : Kind.NameOf(Drawn.Category);

    /// <summary>Chooses the next candidate, and looks into the index where the last look is used up.</summary>
    public async Task DrawAsync(RetryContext retry)
    {
        if (_candidates is null or { IsUsedUp: true })
        {
            var now = Timestamps.Of(time.GetUtcNow());
            var listed = await table.QueryAvailableAsync(Kind.Pool, now, PageSize + _unfit.Count, retry);
            // Somebody may have put other things into the pool.
            var page = listed.Where(item => Kind.IsKey(item.Text(FleetTable.Key)) && !_unfit.Contains(item.Text(FleetTable.Key)!)).ToList();
            Free = page.Count;
            if (page.Count == 0)
            {
                await GiveUpAsync(retry);
                return;
            }

            _candidates = new Candidates(page.Select(item => new Candidate(item.Text(FleetTable.Key)!, item.Text("AvailableSince")!)), random);
        }

        Drawn = _candidates.Draw();
    }

    /// <summary>The candidate went to a competitor, or cannot be claimed as it is.</summary>
    /// <param name="isUnfit">Whether it need not be tried again.</param>
    /// <returns>Whether the next one needs a new look.</returns>
    public bool Lose(bool isUnfit)
    {
        if (isUnfit)
        {
            _unfit.Add(Drawn!.Category);
        }

        _candidates!.Lose(Drawn!);
        Drawn = null;
        return _candidates.IsUsedUp;
    }

    public async Task GiveUpAsync(RetryContext retry)
    {
        Drawn = null;
        Free = 0;
        var now = Timestamps.Of(time.GetUtcNow());
        var next = (await table.QueryAvailableAsync(Kind.Pool, until: null, PageSize, retry))
            .Select(item => item.Text("AvailableSince"))
            .FirstOrDefault(since => string.CompareOrdinal(since, now) > 0);
        Exhausted = new ExhaustedPool(Kind, demand.WhenExhausted, next);
    }
}

/// <param name="Category">The item's key.</param>
/// <param name="AvailableSince">When it became free.</param>
internal sealed record Candidate(string Category, string AvailableSince);

/// <summary>
/// Chooses among what the index listed as free, longest-free first. Those that are equally long free are drawn by lot, and whoever lost one
/// to a competitor draws from all the rest: competitors that saw the same list spread over it.
/// </summary>
internal sealed class Candidates(IEnumerable<Candidate> longestFreeFirst, Random random)
{
    /// <summary>Who loses so often has an old list.</summary>
    private const int MostLosses = 3;

    private readonly List<Candidate> _left = [.. longestFreeFirst];
    private int _losses;

    public bool IsUsedUp => _left.Count == 0 || _losses >= MostLosses;

    public Candidate Draw() => _left[random.Next(_losses > 0 ? _left.Count : EquallyLongFree())];

    public void Lose(Candidate candidate)
    {
        _left.Remove(candidate);
        _losses++;
    }

    private int EquallyLongFree() => _left.TakeWhile(candidate => candidate.AvailableSince == _left[0].AvailableSince).Count();
}
