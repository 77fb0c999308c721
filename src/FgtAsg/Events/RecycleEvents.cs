using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>What asks for the fleet to be recycled, and the steps of the state machine that does it.</summary>
internal static class RecycleEvents
{
    public const string Action = "recycle";
    public const string StepAction = "recycleStep";

    private const string Group = "autoScalingGroupName";
    private const string DryRun = "dryRun";
    private const string ScheduledAt = "scheduledAt";

    /// <summary>CloudTrail's record of a call of Auto Scaling's API, as EventBridge brings it.</summary>
    public static FleetEvent Called(CloudWatchEvent<JsonElement> envelope)
    {
        var detail = envelope.Detail;
        var service = EventFields.Need(Text(detail, "eventSource"), "detail.eventSource", "the service that was called");
        if (service != "autoscaling.amazonaws.com")
        {
            return new Unhandled($"a call of '{service}' is not an event that this function handles");
        }

        var name = EventFields.Need(Text(detail, "eventName"), "detail.eventName", "the name of the API call");
        if (name != "UpdateAutoScalingGroup")
        {
            return new NothingToDo($"the call '{name}' changes nothing that the instances are launched with");
        }

        if (Text(detail, "errorCode") is { } error)
        {
            return new NothingToDo($"the call '{name}' was refused ({error})");
        }

        var id = EventFields.Need(Text(detail, "eventID"), "detail.eventID", "the event's id");
        var parameters = Member(detail, "requestParameters");
        var group = EventFields.Need(Text(parameters, Group), $"detail.requestParameters.{Group}", "the group's name");
        return new RecycleRequest(RecycleOrigin.Update, group, id, IsDryRun: false, Text(Member(detail, "userIdentity"), "arn"));
    }

    /// <summary>By a person, or by the schedule, whose rule says the time.</summary>
    public static FleetEvent Asked(JsonElement root)
    {
        foreach (var field in root.EnumerateObject().Where(field => field.Name is not ("action" or Group or DryRun or ScheduledAt)))
        {
            throw new MalformedEventException($"{field.Name} is not a field of '{Action}': expected {Group}, {DryRun} and {ScheduledAt} only.");
        }

        var scheduledAt = Text(root, ScheduledAt);
        return new RecycleRequest(
            scheduledAt is null ? RecycleOrigin.Hand : RecycleOrigin.Schedule, Text(root, Group), scheduledAt, Flag(root, DryRun));
    }

    /// <summary>By the state machine.</summary>
    public static FleetEvent Task(JsonElement root)
    {
        var step = EventFields.Need(Text(root, "step"), "step", "a step of the state machine");
        if (!RecycleStepNames.All.Contains(step))
        {
            throw EventFields.Wrong("step", step, $"one of {string.Join(", ", RecycleStepNames.All)}");
        }

        var at = Text(root, "at");
        return DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new RecycleTask(
                step,
                EventFields.Need(Text(root, "execution"), "execution", "the execution's name"),
                EventFields.Need(Text(root, Group), Group, "the group's name"),
                Flag(root, DryRun),
                time,
                FailureOf(Member(root, "error")),
                Flag(root, "hasFailed"))
            : throw EventFields.Wrong("at", at, "a time (ISO 8601)");
    }

    /// <summary>The cause of a function's error is the JSON that Lambda answered.</summary>
    private static string? FailureOf(JsonElement error)
    {
        var (name, cause) = (Text(error, "Error"), Text(error, "Cause"));
        if (cause is not null && cause.StartsWith('{'))
        {
            try
            {
                using var document = JsonDocument.Parse(cause);
                cause = Text(document.RootElement, "errorMessage") ?? cause;
            }
            catch (JsonException)
            {
                // A text like any other: Step Functions cuts off what is too long.
                return $"{name}: {cause}";
            }
        }

        return name is null && cause is null ? null : string.IsNullOrEmpty(cause) ? name : $"{name}: {cause}";
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name)
    {
        var member = Member(element, name);
        return member.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => member.GetString(),
            _ => throw EventFields.Wrong(name, member.ToString(), "a text"),
        };
    }

    private static bool Flag(JsonElement element, string name)
    {
        var member = Member(element, name);
        return member.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Undefined => false,
            _ => throw EventFields.Wrong(name, member.ToString(), "true or false"),
        };
    }
}
