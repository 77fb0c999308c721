namespace FgtAsg.Pools;

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
