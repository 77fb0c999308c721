using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Searches one pool for one claim.</summary>
internal sealed class PoolSearch(FleetTable table, PoolDemand demand, Random random, TimeProvider time)
{
    /// <summary>More than the number of concurrent competitors; each listed item costs a fraction of a read unit.</summary>
    private const int PageSize = 100;

    /// <summary>Items that are listed as free, but cannot be claimed.</summary>
    private readonly HashSet<string> _unfit = new(StringComparer.Ordinal);

    private Candidates? _candidates;

    public PoolKind Kind => demand.Kind;

    public ExhaustedPool? Exhausted { get; private set; }

    /// <summary>The number of free items at the last read, at most one page; null before the first read.</summary>
    public int? Free { get; private set; }

    /// <summary>The item to claim; null if there is none to try.</summary>
    public Candidate? Drawn { get; private set; }

    /// <summary>The name of the drawn license or hostname.</summary>
    public string? DrawnName => Drawn is null ? null : Kind.NameOf(Drawn.Category);

    /// <summary>Draws the next candidate. Reads the index first when the last page is used up.</summary>
    public async Task DrawAsync(RetryContext retry)
    {
        if (_candidates is null or { IsUsedUp: true })
        {
            var now = Timestamps.Of(time.GetUtcNow());
            var listed = await table.QueryAvailableAsync(Kind.Pool, now, PageSize + _unfit.Count, retry);
            // Other items may have been put into the pool by hand.
            var page = listed.Where(item => Kind.IsKey(item.Text(FleetTable.Key)) && !_unfit.Contains(item.Text(FleetTable.Key)!)).ToList();
            Free = page.Count;
            if (page.Count == 0)
            {
                await GiveUpAsync(retry);
                return;
            }

            _candidates = new Candidates(
                page.Select(item => new Candidate(item.Text(FleetTable.Key)!, item.Text("AvailableSince")!)),
                random);
        }

        Drawn = _candidates.Draw();
    }

    /// <summary>Drops the drawn candidate, because a competitor has it or because it cannot be claimed.</summary>
    /// <param name="isUnfit">Whether not to try it again.</param>
    /// <returns>Whether the index must be read again for the next candidate.</returns>
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
internal sealed record Candidate(string Category, string AvailableSince);

/// <summary>
/// Draws from the items that the index listed as free, the longest-free first. Items that are equally long free are drawn at random.
/// After a loss, the next one is drawn at random from all that are left, so that competitors with the same list spread over it.
/// </summary>
internal sealed class Candidates(IEnumerable<Candidate> longestFreeFirst, Random random)
{
    /// <summary>After this many losses the list is outdated.</summary>
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
