using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>
/// A run, as its record keeps it between the state machine's steps: what was found, what is meant, what was done. It is written before what it says is done,
/// so that whoever comes after a death knows of it.
/// </summary>
internal sealed record RecycleRun
{
    /// <summary>The execution that began the round.</summary>
    public string? Execution { get; init; }

    public RecycleStrategy Strategy { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>Rounds begun: each replaces what was out of date when it began.</summary>
    public int Round { get; init; }

    public string? TemplateId { get; init; }

    /// <summary>The version that most of what is replaced was launched with, and that a roll-back returns to; null before the first round.</summary>
    public string? From { get; init; }

    /// <summary>The version that the round brings in.</summary>
    public string? To { get; init; }

    /// <summary>The sizes to be restored; null before the first round.</summary>
    public GroupSizes? Original { get; init; }

    /// <summary>The largest size that the run has set; null while it has not. A person's later change differs from it, and stays.</summary>
    public int? SetMax { get; init; }

    /// <summary>The processes that the run suspended, and resumes. What a person had suspended is not among them.</summary>
    public IReadOnlyList<string> Suspended { get; init; } = [];

    /// <summary>The instances that the round replaces, and the versions that they were launched with.</summary>
    public Dictionary<string, string> Old { get; init; } = new(StringComparer.Ordinal);

    /// <summary>When the run told Auto Scaling to terminate which instance (ISO 8601, UTC).</summary>
    public Dictionary<string, string> Removed { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How many instances the rounds before had terminated.</summary>
    public int Replaced { get; init; }

    /// <summary>New instances that the round has seen.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Those of them that became unhealthy, or went without the run's doing.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>Whether the round has changed anything of the group.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Whether the run has changed the group's sizes, and so has to restore them.</summary>
    public bool HasResized { get; init; }

    /// <summary>When the round must be over (ISO 8601, UTC).</summary>
    public string? Deadline { get; init; }

    /// <summary>When the round began (ISO 8601, UTC).</summary>
    public string? RoundAt { get; init; }

    /// <summary>Auto Scaling's instance refresh that the round waits for; null for none yet.</summary>
    public string? RefreshId { get; init; }

    public bool IsRollingBack { get; init; }

    /// <summary>When the state machine came to the step that began the round, or the roll-back: a repeat of the step has the same time.</summary>
    public string? BeganBy { get; init; }

    /// <summary>When the state machine came to the step that last waited for the exclusion window's end.</summary>
    public string? PausedBy { get; init; }

    /// <summary>The exclusion window in the tag's words, where the strategy heeds it.</summary>
    public string? Exclusion { get; init; }

    /// <summary>Why the run failed; null where it has not.</summary>
    public string? Failure { get; init; }

    /// <summary>The message of the run's end was sent.</summary>
    public bool HasSentEnd { get; init; }

    public string? Team { get; init; }

    public string? SlackChannel { get; init; }

    public bool NotifyPagerDuty { get; init; }

    /// <summary>What was told to terminate, with these.</summary>
    public Dictionary<string, string> Removing(IReadOnlyList<string> instanceIds, DateTimeOffset now)
    {
        var removed = new Dictionary<string, string>(Removed, StringComparer.Ordinal);
        foreach (var id in instanceIds)
        {
            removed[id] = Timestamps.Of(now);
        }

        return removed;
    }
}

/// <summary>How the group's instances are replaced: the values of the tag <c>autorecycle_strategy</c>.</summary>
internal enum RecycleStrategy
{
    /// <summary><c>out-in</c>: the fleet is doubled, and the old instances go once the new ones are healthy.</summary>
    OutIn,

    /// <summary><c>out-in-timed</c>: the same, outside the exclusion window.</summary>
    OutInTimed,

    /// <summary><c>in-out</c>: one at a time, the old one goes before the new one comes.</summary>
    InOut,

    /// <summary><c>instance-refresh</c>: Auto Scaling's own instance refresh.</summary>
    InstanceRefresh,
}

/// <summary>The strategy as the tag has it, such as <c>out-in</c>.</summary>
internal sealed class RecycleStrategyConverter() : JsonStringEnumConverter<RecycleStrategy>(JsonNamingPolicy.KebabCaseLower);

/// <summary>What a run writes: its record, an execution's input, and its messages.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(RecycleStrategyConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecycleRun))]
[JsonSerializable(typeof(RecycleInput))]
[JsonSerializable(typeof(RecycleNotification))]
internal sealed partial class RecycleJsonContext : JsonSerializerContext;
