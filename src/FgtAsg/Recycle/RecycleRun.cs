using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>
/// The state of a run between the state machine's steps: what was found, planned and done. An action is recorded before it is carried
/// out, so that a successor after a crash knows about it.
/// </summary>
internal sealed record RecycleRun
{
    /// <summary>The execution that began the round.</summary>
    public string? Execution { get; init; }

    public RecycleStrategy Strategy { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>The number of rounds begun. Each round replaces the instances that were out of date when it began.</summary>
    public int Round { get; init; }

    public string? TemplateId { get; init; }

    /// <summary>
    /// The version that most of the replaced instances were launched with, and that a rollback returns to; null before the first round.
    /// </summary>
    public string? From { get; init; }

    /// <summary>The version that the round introduces.</summary>
    public string? To { get; init; }

    /// <summary>The sizes to restore; null before the first round and after they are restored.</summary>
    public GroupSizes? Original { get; init; }

    /// <summary>
    /// The maximum size that the run has set; null for none. If the group's maximum differs, a person has changed it, and it stays.
    /// </summary>
    public int? SetMax { get; init; }

    /// <summary>The processes that the run suspended and will resume. Processes that a person suspended are not among them.</summary>
    public IReadOnlyList<string> Suspended { get; init; } = [];

    /// <summary>The instances that the round replaces, with the versions that they were launched with.</summary>
    public Dictionary<string, string> Old { get; init; } = new(StringComparer.Ordinal);

    /// <summary>When the run told Auto Scaling to terminate each instance (ISO 8601, UTC), by instance id.</summary>
    public Dictionary<string, string> Removed { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How many instances the earlier rounds terminated.</summary>
    public int Replaced { get; init; }

    /// <summary>The new instances that the round has seen.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>The new instances that became unhealthy, or that disappeared although the run did not terminate them.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>Whether the round has begun to change the group.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Whether the run has changed the group's sizes and must restore them.</summary>
    public bool HasResized { get; init; }

    /// <summary>When the round must be over (ISO 8601, UTC).</summary>
    public string? Deadline { get; init; }

    /// <summary>When the round began (ISO 8601, UTC).</summary>
    public string? RoundAt { get; init; }

    /// <summary>The instance refresh that the round waits for; null if there is none yet.</summary>
    public string? RefreshId { get; init; }

    public bool IsRollingBack { get; init; }

    /// <summary>
    /// When the state machine entered the step that began the round or the rollback. A repeat of the step has the same time.
    /// </summary>
    public string? BeganBy { get; init; }

    /// <summary>When the state machine entered the step that last waited for the end of the exclusion window.</summary>
    public string? PausedBy { get; init; }

    /// <summary>The exclusion window as the tag has it; null if the strategy ignores it.</summary>
    public string? Exclusion { get; init; }

    /// <summary>Why the run failed; null where it has not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether the message about the run's end was sent.</summary>
    public bool HasSentEnd { get; init; }

    public string? Team { get; init; }

    public string? SlackChannel { get; init; }

    public bool NotifyPagerDuty { get; init; }

    /// <summary><see cref="Removed"/> with these instances added.</summary>
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
    /// <summary><c>out-in</c>: doubles the fleet, and terminates the old instances once the new ones are healthy.</summary>
    OutIn,

    /// <summary><c>out-in-timed</c>: as <c>out-in</c>, but only outside the exclusion window.</summary>
    OutInTimed,

    /// <summary><c>in-out</c>: one at a time, the old instance is terminated before the new one is launched.</summary>
    InOut,

    /// <summary><c>instance-refresh</c>: Auto Scaling's own instance refresh.</summary>
    InstanceRefresh,
}

/// <summary>The strategy as written in the tag, such as <c>out-in</c>.</summary>
internal sealed class RecycleStrategyConverter() : JsonStringEnumConverter<RecycleStrategy>(JsonNamingPolicy.KebabCaseLower);

/// <summary>The JSON of a run: its record, an execution's input, and its messages.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(RecycleStrategyConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RecycleRun))]
[JsonSerializable(typeof(RecycleInput))]
[JsonSerializable(typeof(RecycleNotification))]
internal sealed partial class RecycleJsonContext : JsonSerializerContext;
