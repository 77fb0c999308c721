using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>Requests to recycle the fleet, and the steps of the state machine that recycles it.</summary>
internal static class RecycleEvents
{
    public const string Action = "recycle";
    public const string StepAction = "recycleStep";

    private const string Group = "autoScalingGroupName";
    private const string DryRun = "dryRun";
    private const string ScheduledAt = "scheduledAt";

    /// <summary>Reads CloudTrail's record of an Auto Scaling API call, as EventBridge delivers it.</summary>
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
            return new NothingToDo($"the call '{name}' does not change how instances are launched");
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

    /// <summary>Reads the request of a person, or of the schedule, whose rule adds the time.</summary>
    public static FleetEvent Asked(JsonElement root)
    {
        foreach (var field in root.EnumerateObject().Where(field => field.Name is not ("action" or Group or DryRun or ScheduledAt)))
        {
            throw new MalformedEventException(
                $"{field.Name} is not a field of '{Action}': expected {Group}, {DryRun} and {ScheduledAt} only.");
        }

        var scheduledAt = Text(root, ScheduledAt);
        return new RecycleRequest(
            scheduledAt is null ? RecycleOrigin.Hand : RecycleOrigin.Schedule, Text(root, Group), scheduledAt, Flag(root, DryRun));
    }

    /// <summary>Reads a step of the state machine.</summary>
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

    /// <summary>The cause of a function's error is the JSON of Lambda's answer.</summary>
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
                // Plain text, or JSON that Step Functions truncated.
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

/// <summary>A request to find the group's outdated instances and replace them.</summary>
/// <param name="Origin">The kind of requester.</param>
/// <param name="AutoScalingGroupName">The group; null for the function's own.</param>
/// <param name="Id">The same for each delivery of the event; null to use the invocation's id.</param>
/// <param name="IsDryRun">Report the plan only.</param>
/// <param name="Caller">For an update: the ARN of the caller who changed the group.</param>
internal sealed record RecycleRequest(
    RecycleOrigin Origin, string? AutoScalingGroupName, string? Id, bool IsDryRun, string? Caller = null) : FleetEvent;

/// <summary>The kind of requester.</summary>
internal enum RecycleOrigin
{
    /// <summary>A change of the group.</summary>
    Update,

    /// <summary>The schedule. It covers lost events, and changes outside the group (a new template version under <c>$Latest</c>).</summary>
    Schedule,

    /// <summary>A person.</summary>
    Hand,
}

/// <summary>A step that the state machine requests.</summary>
/// <param name="Step">One of <see cref="RecycleStepNames"/>.</param>
/// <param name="Execution">The execution's name.</param>
/// <param name="IsDryRun">The run ends with its plan.</param>
/// <param name="At">When the state machine reached the step.</param>
/// <param name="Failure">Why the run failed, for a step that handles a failure; otherwise null.</param>
/// <param name="HasFailed">The result of an earlier step, for a step that may no longer find the run's record.</param>
internal sealed record RecycleTask(
    string Step,
    string Execution,
    string AutoScalingGroupName,
    bool IsDryRun,
    DateTimeOffset At,
    string? Failure,
    bool HasFailed)
    : FleetEvent;

/// <summary>The state machine's steps, as its definition names them.</summary>
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
