namespace FgtAsg.Snapshots;

/// <summary>Counts what comes of one region's steps. Thread-safe.</summary>
internal sealed class RegionTally
{
    private readonly Lock _lock = new();
    private readonly List<SnapshotFailure> _failures = [];
    private int _done;
    private int _without;
    private int _failed;
    private int _firstLeft = int.MaxValue;
    private string? _continuesAt;

    /// <summary>Steps that did what they were for.</summary>
    public int Done => _done;

    /// <summary>Steps that turned out to have nothing to do.</summary>
    public int Without => _without;

    public int Failed => _failed;

    public IReadOnlyList<SnapshotFailure> Failures => _failures;

    /// <summary>What the first step that there was no time for was about; null for none.</summary>
    public string? ContinuesAt => _continuesAt;

    /// <summary>Whether a step ended without a word of what became of it.</summary>
    public bool IsUncertain { get; private set; }

    /// <summary>Why none of the steps could be begun; null where they could.</summary>
    public string? Error { get; set; }

    /// <summary>What needs no step.</summary>
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

    /// <param name="place">Its place among the steps.</param>
    /// <param name="id">What it is about.</param>
    /// <param name="isBegun">Whether it was under way when the time was over.</param>
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
