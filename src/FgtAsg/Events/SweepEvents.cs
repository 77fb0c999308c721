using System.Text.Json;

namespace FgtAsg.Events;

/// <summary>Manual requests for a sweep. <see cref="ScheduleEvents"/> reads the schedule's event.</summary>
internal static class SweepEvents
{
    private const string DryRun = "dryRun";

    /// <summary>Unknown fields are refused: a misspelled dry run must not change anything.</summary>
    public static FleetEvent ByHand(JsonElement root)
    {
        foreach (var field in root.EnumerateObject().Where(field => field.Name is not ("action" or DryRun)))
        {
            throw new MalformedEventException($"{field.Name} is not a field of a sweep: expected action and {DryRun} only.");
        }

        return new SweepRequest(IsDry(root, DryRun));
    }

    /// <summary>Whether an event without an action requests a sweep.</summary>
    public static bool IsMeant(JsonElement root) => root.TryGetProperty(DryRun, out _);

    /// <summary>Whether a dry run is requested.</summary>
    /// <param name="element">The JSON object that may have the flag.</param>
    /// <param name="field">The flag's path, for the error.</param>
    public static bool IsDry(JsonElement element, string field) => element.TryGetProperty(DryRun, out var said) && said.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw EventFields.Wrong(field, said.ToString(), "true or false"),
    };
}

/// <summary>A request, by <c>Scheduled Event</c> or by hand, to check the fleet.</summary>
/// <param name="IsDryRun">Report the findings only.</param>
internal sealed record SweepRequest(bool IsDryRun) : FleetEvent;
