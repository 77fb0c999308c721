using System.Text.Json.Serialization;
using FgtAsg.Recycle;

namespace FgtAsg.Answers;

/// <summary>What a run that replaces the group's instances found, means and did.</summary>
internal sealed record AnsweredRecycle
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
