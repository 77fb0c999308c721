using System.Text.Json;

namespace FgtAsg.Events;

/// <summary>What a person asks for a sweep with. The schedule's own event is one of <see cref="ScheduleEvents"/>.</summary>
internal static class SweepEvents
{
    private const string DryRun = "dryRun";

    /// <summary>Whoever misspells the wish for a dry run must not get a sweep that changes things.</summary>
    public static FleetEvent ByHand(JsonElement root)
    {
        foreach (var field in root.EnumerateObject().Where(field => field.Name is not ("action" or DryRun)))
        {
            throw new MalformedEventException($"{field.Name} is not a field of a sweep: expected action and {DryRun} only.");
        }

        return new SweepRequest(IsDry(root, DryRun));
    }

    /// <summary>Whether an event without an action asks for a sweep all the same.</summary>
    public static bool IsMeant(JsonElement root) => root.TryGetProperty(DryRun, out _);

    /// <summary>Whether a dry run is asked for.</summary>
    /// <param name="element">What may say so.</param>
    /// <param name="field">Where that is, for the error.</param>
    public static bool IsDry(JsonElement element, string field) => element.TryGetProperty(DryRun, out var said) && said.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw EventFields.Wrong(field, said.ToString(), "true or false"),
    };
}

/// <summary><c>Scheduled Event</c>, or by hand: the fleet is to be looked over.</summary>
/// <param name="IsDryRun">Only what would be done is asked for.</param>
internal sealed record SweepRequest(bool IsDryRun) : FleetEvent;
