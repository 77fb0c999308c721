using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Events;

/// <summary>
/// The delayed message that resumes a launch. The function sends it to its own queue. An operator may send it without a turn.
/// </summary>
internal static class BringUpEvents
{
    public const string Action = "resumeLaunch";

    public static FleetEvent From(JsonElement root)
    {
        var message = EventFields.Read(root, EventJsonContext.Default.ResumeMessage);
        var turn = message.Turn is { } number && number < 1
            ? throw EventFields.Wrong("turn", $"{number}", "a number from 1 on")
            : message.Turn;
        return new LaunchResumed(
            new LaunchAction(
                new LifecycleAction(
                    EventFields.Need(message.AutoScalingGroupName, "autoScalingGroupName", "the group's name"),
                    EventFields.Need(message.LifecycleHookName, "lifecycleHookName", "the hook's name"),
                    EventFields.Instance("instanceId", message.InstanceId),
                    string.IsNullOrEmpty(message.LifecycleActionToken) ? null : message.LifecycleActionToken),
                message.Origin,
                message.Destination),
            turn)
        {
            Round = message.Round,
        };
    }

    public static string Write(LaunchResumed resumed) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(
        new ResumeMessage
        {
            Action = Action,
            AutoScalingGroupName = resumed.Launch.Action.AutoScalingGroupName,
            LifecycleHookName = resumed.Launch.Action.LifecycleHookName,
            InstanceId = resumed.Launch.Action.InstanceId.Value,
            LifecycleActionToken = resumed.Launch.Action.Token,
            Origin = resumed.Launch.Origin,
            Destination = resumed.Launch.Destination,
            Turn = resumed.Turn,
            Round = resumed.Round,
        },
        EventJsonContext.Default.ResumeMessage));
}

/// <summary>A launch that waited for FortiOS goes on.</summary>
/// <param name="Launch">The lifecycle action that the launch is for.</param>
/// <param name="Turn">The number of the turn. Null for the next one, if no message for it is on its way.</param>
internal sealed record LaunchResumed(LaunchAction Launch, long? Turn) : FleetEvent
{
    /// <summary>The launch of the instance that the message belongs to; null for the current one.</summary>
    public string? Round { get; init; }
}

/// <summary>The fields of the message.</summary>
internal sealed record ResumeMessage
{
    [JsonPropertyName("action")]
    public string? Action { get; init; }

    [JsonPropertyName("autoScalingGroupName")]
    public string? AutoScalingGroupName { get; init; }

    [JsonPropertyName("lifecycleHookName")]
    public string? LifecycleHookName { get; init; }

    [JsonPropertyName("instanceId")]
    public string? InstanceId { get; init; }

    [JsonPropertyName("lifecycleActionToken")]
    public string? LifecycleActionToken { get; init; }

    [JsonPropertyName("origin")]
    public string? Origin { get; init; }

    [JsonPropertyName("destination")]
    public string? Destination { get; init; }

    [JsonPropertyName("turn")]
    public long? Turn { get; init; }

    [JsonPropertyName("round")]
    public string? Round { get; init; }
}
