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

/// <summary>Something asks for the group's instances to be looked over for outdated ones, and replaced.</summary>
/// <param name="Origin">Who asks.</param>
/// <param name="AutoScalingGroupName">Of which group; null for the function's own.</param>
/// <param name="Id">The same for each repeat of the event; null where the invocation's own id is.</param>
/// <param name="IsDryRun">Only what would be done is asked for.</param>
/// <param name="Caller">Of an update: the ARN of who made it.</param>
internal sealed record RecycleRequest(
    RecycleOrigin Origin, string? AutoScalingGroupName, string? Id, bool IsDryRun, string? Caller = null) : FleetEvent;

/// <summary>What asks for the fleet to be recycled.</summary>
internal enum RecycleOrigin
{
    /// <summary>The group was changed.</summary>
    Update,

    /// <summary>
    /// The schedule, for changes whose event was lost or that are none of the group's (a new template version under <c>$Latest</c>).
    /// </summary>
    Schedule,

    /// <summary>A person.</summary>
    Hand,
}

/// <summary>A step that the state machine asks for.</summary>
/// <param name="Step">Which: one of <see cref="RecycleStepNames"/>.</param>
/// <param name="Execution">The execution's name.</param>
/// <param name="AutoScalingGroupName">The group.</param>
/// <param name="IsDryRun">The run ends with its plan.</param>
/// <param name="At">When the state machine came to the step.</param>
/// <param name="Failure">Why the run failed, where the step is about that; otherwise null.</param>
/// <param name="HasFailed">What an earlier step said, for one that may find nothing of the run any more.</param>
internal sealed record RecycleTask(
    string Step,
    string Execution,
    string AutoScalingGroupName,
    bool IsDryRun,
    DateTimeOffset At,
    string? Failure,
    bool HasFailed)
    : FleetEvent;

/// <summary>The state machine's steps, as its definition names them to the function.</summary>
internal static class RecycleStepNames
{
    public const string Validate = "validate";
    public const string Lock = "lock";
    public const string Window = "window";
    public const string Snapshot = "snapshot";
    public const string Plan = "plan";
    public const string Step = "step";
    public const string Verify = "verify";
    public const string RollBack = "rollBack";
    public const string Restore = "restore";
    public const string Notify = "notify";
    public const string Unlock = "unlock";

    public static readonly string[] All = [Validate, Lock, Window, Snapshot, Plan, Step, Verify, RollBack, Restore, Notify, Unlock];
}
