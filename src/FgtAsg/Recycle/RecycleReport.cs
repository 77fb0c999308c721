using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>What a run found, planned and did.</summary>
internal sealed record RecycleReport : Report
{
    /// <summary>The state machine chooses its next state by this value, one of <see cref="RecycleOutcome"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The execution of the state machine.</summary>
    public required string Execution { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecycleStrategy? Strategy { get; init; }

    public int Round { get; init; }

    /// <summary>The version that most of the replaced instances were launched with.</summary>
    public string? FromVersion { get; init; }

    public string? ToVersion { get; init; }

    /// <summary>How long to wait before the next look, in seconds.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>The end of the exclusion window (ISO 8601, UTC); null outside the window.</summary>
    public string? Until { get; init; }

    /// <summary>The instances whose template or version differs from the group's.</summary>
    public IReadOnlyList<string> OutOfDate { get; init; } = [];

    /// <summary>The planned actions in order; only in the report of the plan step.</summary>
    public IReadOnlyList<string> Plan { get; init; } = [];

    public bool HasFailed { get; init; }
}

/// <summary>The outcomes of a step, by which the state machine chooses its next state.</summary>
internal static class RecycleOutcome
{
    /// <summary>Continue with the next state.</summary>
    public const string Go = "go";

    /// <summary>All instances are up to date.</summary>
    public const string Nothing = "nothing";

    /// <summary>Another run holds the lock and does this run's work.</summary>
    public const string Coalesced = "coalesced";

    /// <summary>The exclusion window allows no replacement before the returned time.</summary>
    public const string Closed = "closed";

    /// <summary>Look again after the returned time.</summary>
    public const string Wait = "wait";

    /// <summary>Only the plan was requested.</summary>
    public const string DryRun = "dryRun";

    /// <summary>One more round is needed.</summary>
    public const string Again = "again";

    /// <summary>Nothing can be rolled back, or rolling back failed too.</summary>
    public const string GaveUp = "gaveUp";

    /// <summary>The execution was started, by this event or by an earlier one.</summary>
    public const string Started = "started";
}
