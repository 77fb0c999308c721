namespace FgtAsg.Simulation.Running;

/// <summary>The totals of many histories. Thread-safe.</summary>
internal sealed class CampaignTotals
{
    /// <summary>How many violated histories are kept for display. All are counted.</summary>
    private const int MostKept = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Kind, string Fault), int> _counts = [];
    private readonly List<Outcome> _violations = [];

    public int Histories { get; private set; }

    public long Calls { get; private set; }

    public int Violated { get; private set; }

    /// <summary>The first histories with a violation.</summary>
    public IReadOnlyList<Outcome> Violations
    {
        get
        {
            lock (_lock)
            {
                return [.. _violations];
            }
        }
    }

    public void Add(Outcome outcome)
    {
        var place = ($"{outcome.Case.Kind}", outcome.Case.Faults switch { [] => "none", [var only] => only.Kind.Name, _ => "several" });
        lock (_lock)
        {
            Histories++;
            Calls += outcome.Calls;
            _counts[place] = _counts.GetValueOrDefault(place) + 1;
            if (!outcome.IsClean)
            {
                Violated++;
                if (_violations.Count < MostKept)
                {
                    _violations.Add(outcome);
                }
            }
        }
    }

    /// <param name="fault">A kind of fault, <c>none</c> or <c>several</c>.</param>
    public int Of(string kind, string fault)
    {
        lock (_lock)
        {
            return _counts.GetValueOrDefault((kind, fault));
        }
    }
}
