namespace FgtAsg.Snapshots;

/// <summary>Counts the results of the steps of one region. Thread-safe.</summary>
internal sealed class RegionTally
{
    private readonly Lock _lock = new();
    private readonly List<SnapshotFailure> _failures = [];
    private int _done;
    private int _without;
    private int _failed;
    private int _firstLeft = int.MaxValue;
    private string? _continuesAt;

    /// <summary>The steps that did their work.</summary>
    public int Done => _done;

    /// <summary>The steps that had nothing to do.</summary>
    public int Without => _without;

    public int Failed => _failed;

    public IReadOnlyList<SnapshotFailure> Failures => _failures;

    /// <summary>The id of the first step that was left for lack of time; null for none.</summary>
    public string? ContinuesAt => _continuesAt;

    /// <summary>Whether the outcome of a step is unknown.</summary>
    public bool IsUncertain { get; private set; }

    /// <summary>Why the steps could not be started or continued; null if they could.</summary>
    public string? Error { get; set; }

    /// <summary>The number of items that need no step.</summary>
    public int Spared { get; set; }

    public void Count(bool isDone)
    {
        lock (_lock)
        {
            (isDone ? ref _done : ref _without)++;
        }
    }

    public void Fail(string id, string reason)
    {
        lock (_lock)
        {
            _failed++;
            IsUncertain = true;
            if (_failures.Count < RegionReport.MostFailures)
            {
                _failures.Add(new SnapshotFailure(id, reason));
            }
        }
    }

    /// <param name="place">The step's place in the order.</param>
    /// <param name="id">The id of its volume or snapshot.</param>
    /// <param name="isBegun">Whether it had been started when the time was over.</param>
    public void Leave(int place, string id, bool isBegun)
    {
        lock (_lock)
        {
            IsUncertain |= isBegun;
            if (place < _firstLeft)
            {
                (_firstLeft, _continuesAt) = (place, id);
            }
        }
    }
}
