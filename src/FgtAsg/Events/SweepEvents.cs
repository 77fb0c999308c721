using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>What asks for a sweep: EventBridge's schedule, and a person.</summary>
internal static class SweepEvents
{
    private const string DryRun = "dryRun";

    /// <summary>EventBridge's own detail is empty: a rule's input may say more.</summary>
    public static FleetEvent Scheduled(CloudWatchEvent<JsonElement> envelope) => From(envelope.Detail, $"detail.{DryRun}");

    /// <summary>Whoever misspells the wish for a dry run must not get a sweep that changes things.</summary>
    public static FleetEvent ByHand(JsonElement root)
    {
        foreach (var field in root.EnumerateObject().Where(field => field.Name is not ("action" or DryRun)))
        {
            throw new MalformedEventException($"{field.Name} is not a field of a sweep: expected action and {DryRun} only.");
        }

        return From(root, DryRun);
    }

    /// <summary>Whether an event without an action asks for a sweep all the same.</summary>
    public static bool IsMeant(JsonElement root) => root.TryGetProperty(DryRun, out _);

    private static SweepRequest From(JsonElement element, string field) => element.TryGetProperty(DryRun, out var said)
        ? new SweepRequest(said.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw EventFields.Wrong(field, said.ToString(), "true or false"),
        })
        : new SweepRequest(IsDryRun: false);
}
