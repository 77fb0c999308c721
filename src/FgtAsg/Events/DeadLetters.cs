using System.Text.Json;

namespace FgtAsg.Events;

/// <summary>Lambda's records of asynchronous invocations ("Capturing records of Lambda asynchronous invocations").</summary>
internal static class DeadLetters
{
    private const string Payload = "requestPayload";

    /// <summary>Requests by HTTP have a context too, but no condition.</summary>
    public static bool IsOne(JsonElement root) => root.TryGetProperty(Payload, out _) || ConditionOf(root) is not null;

    /// <param name="root">The record.</param>
    /// <param name="parse">Parses the event in it, which may be anything that a payload may be.</param>
    public static FleetEvent From(JsonElement root, Func<JsonElement, FleetEvent> parse)
    {
        if (ConditionOf(root) == "Success")
        {
            return new NothingToDo("the record is of an event that was handled");
        }

        if (!root.TryGetProperty(Payload, out var payload) && IsOfAStream(root))
        {
            return new Unhandled("the record is of a stream's records, and tells only where they are");
        }

        return payload.ValueKind == JsonValueKind.Object
            ? new DeadLetter(parse(payload))
            : throw new MalformedEventException(
                $"{Payload} is a JSON {payload.ValueKind}: expected the event that Lambda gave up, as an object.");
    }

    private static bool IsOfAStream(JsonElement root) =>
        root.EnumerateObject().Any(member => member.Name.EndsWith("BatchInfo", StringComparison.Ordinal));

    private static string? ConditionOf(JsonElement root) =>
        root.TryGetProperty("requestContext", out var context)
        && context.ValueKind == JsonValueKind.Object
        && context.TryGetProperty("condition", out var condition)
            ? EventFields.TextOf(condition)
            : null;
}

/// <summary>What Lambda's on-failure destination wrote: an event that was given up, and is here again.</summary>
internal sealed record DeadLetter(FleetEvent Event) : FleetEvent;
