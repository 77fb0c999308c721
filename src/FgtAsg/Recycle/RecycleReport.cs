using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>What a run that replaces the group's instances found, means and did.</summary>
internal sealed record RecycleReport : Report
{
    /// <summary>What the state machine goes on by: one of <see cref="RecycleOutcome"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The execution of the state machine.</summary>
    public required string Execution { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecycleStrategy? Strategy { get; init; }

    public int Round { get; init; }

    /// <summary>The version that most of what is replaced was launched with.</summary>
    public string? FromVersion { get; init; }

    public string? ToVersion { get; init; }

    /// <summary>How long to wait before the next look, in seconds.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>The end of the exclusion window (ISO 8601, UTC); null outside of one.</summary>
    public string? Until { get; init; }

    /// <summary>Instances of another template or version than the group's.</summary>
    public IReadOnlyList<string> OutOfDate { get; init; } = [];

    /// <summary>What a run would do, in order; only of a plan.</summary>
    public IReadOnlyList<string> Plan { get; init; } = [];

    public bool HasFailed { get; init; }
}

/// <summary>What a step answers, and the state machine chooses its next state by.</summary>
internal static class RecycleOutcome
{
    /// <summary>On to the next state.</summary>
    public const string Go = "go";

    /// <summary>All instances are as the group would launch them.</summary>
    public const string Nothing = "nothing";

    /// <summary>Another run has the lock, and does what this one would.</summary>
    public const string Coalesced = "coalesced";

    /// <summary>The exclusion window is closed until the time that is answered.</summary>
    public const string Closed = "closed";

    /// <summary>Look again after the time that is answered.</summary>
    public const string Wait = "wait";

    /// <summary>The plan is all that was asked for.</summary>
    public const string DryRun = "dryRun";

    /// <summary>One more round.</summary>
    public const string Again = "again";

    /// <summary>Nothing can be rolled back, or rolling back failed too.</summary>
    public const string GaveUp = "gaveUp";

    /// <summary>The execution was started, by this event or by one before it.</summary>
    public const string Started = "started";
}
