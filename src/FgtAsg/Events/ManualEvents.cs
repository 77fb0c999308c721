using System.Text.Json;
using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>Requests with an action: <c>{"action": ...}</c>, from operators, schedules and the state machine.</summary>
internal static class ManualEvents
{
    private const string Seed = "seedHostnames";
    private const string Sweep = "sweep";

    /// <summary>Every value of <c>action</c> that the function knows. The state machine sends the last one.</summary>
    public static readonly IReadOnlyList<string> Actions =
        [Seed, Sweep, RecycleEvents.Action, SnapshotEvents.Action, BringUpEvents.Action, RecycleEvents.StepAction];

    public static FleetEvent From(JsonElement root, JsonElement action) => EventFields.TextOf(action) switch
    {
        Seed => SeedHostnames(EventFields.Read(root, EventJsonContext.Default.ManualRequest)),
        Sweep => SweepEvents.ByHand(root),
        RecycleEvents.Action => RecycleEvents.Asked(root),
        RecycleEvents.StepAction => RecycleEvents.Task(root),
        SnapshotEvents.Action => SnapshotEvents.From(root),
        BringUpEvents.Action => BringUpEvents.From(root),
        var other => new Unhandled(
            $"'{other ?? action.ToString()}' is not an action that this function knows: "
            + $"expected {Seed}, {Sweep}, {RecycleEvents.Action}, {SnapshotEvents.Action} or {BringUpEvents.Action}"),
    };

    private static SeedHostnames SeedHostnames(ManualRequest request)
    {
        var text = EventFields.Need(request.Pattern, "pattern", HostnamePattern.Expected);
        if (!HostnamePattern.TryParse(text, out var pattern))
        {
            throw EventFields.Wrong("pattern", text, HostnamePattern.Expected);
        }

        var first = Number(request.First, "first", from: 0, to: int.MaxValue);
        var count = Number(request.Count, "count", from: 1, Events.SeedHostnames.MostAtOnce);
        // The names for smaller numbers have the same characters and are not longer.
        var last = pattern.NameOf((long)first + count - 1);
        return HostnamePattern.IsHostname(last)
            ? new SeedHostnames(pattern, first, count)
            : throw new MalformedEventException($"pattern is '{text}', which gives '{last}': expected {HostnamePattern.ExpectedHostname}.");
    }

    private static int Number(long? value, string field, int from, int to)
    {
        var expected = $"a whole number from {from} to {to}";
        var number = EventFields.Need(value, field, expected);
        return number >= from && number <= to
            ? (int)number
            : throw new MalformedEventException($"{field} is {number}: expected {expected}.");
    }
}

/// <summary>A manual request: add the hostnames of a pattern to the pool.</summary>
/// <param name="Pattern">Forms a hostname from each number.</param>
/// <param name="First">The lowest number.</param>
/// <param name="Count">The number of hostnames.</param>
internal sealed record SeedHostnames(HostnamePattern Pattern, int First, int Count) : FleetEvent
{
    /// <summary>The limit for one request: a few seconds' work.</summary>
    public const int MostAtOnce = 10_000;
}

/// <summary>The fields of a manual request besides <c>action</c>.</summary>
internal sealed record ManualRequest
{
    [JsonPropertyName("pattern")]
    public string? Pattern { get; init; }

    [JsonPropertyName("first")]
    public long? First { get; init; }

    [JsonPropertyName("count")]
    public long? Count { get; init; }
}
