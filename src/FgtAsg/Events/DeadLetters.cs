using System.Text.Json;

namespace FgtAsg.Events;

/// <summary>Reads Lambda's records of asynchronous invocations ("Capturing records of Lambda asynchronous invocations").</summary>
internal static class DeadLetters
{
    private const string Payload = "requestPayload";

    /// <summary>HTTP requests have a <c>requestContext</c> too, but no condition in it.</summary>
    public static bool IsOne(JsonElement root) => root.TryGetProperty(Payload, out _) || ConditionOf(root) is not null;

    /// <param name="parse">Parses the event in the record, which may be any payload.</param>
    public static FleetEvent From(JsonElement root, Func<JsonElement, FleetEvent> parse)
    {
        if (ConditionOf(root) == "Success")
        {
            return new NothingToDo("the record is about an event that was handled");
        }

        if (!root.TryGetProperty(Payload, out var payload) && IsOfAStream(root))
        {
            return new Unhandled("the record is about a stream's records: it has their position, not their content");
        }

        return payload.ValueKind == JsonValueKind.Object
            ? new DeadLetter(parse(payload))
            : throw new MalformedEventException(
                $"{Payload} is a JSON {payload.ValueKind}: expected the event that failed, as an object.");
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

/// <summary>An event that failed and that Lambda's on-failure destination recorded.</summary>
internal sealed record DeadLetter(FleetEvent Event) : FleetEvent;
