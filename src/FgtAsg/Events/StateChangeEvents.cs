using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using FgtAsg.Fleet;

namespace FgtAsg.Events;

/// <summary>EC2's events about its instances.</summary>
internal static class StateChangeEvents
{
    public static FleetEvent Changed(CloudWatchEvent<JsonElement> envelope)
    {
        var detail = EventFields.Read(envelope.Detail, EventJsonContext.Default.StateChangeDetail);
        var state = EventFields.Need(detail.State, "detail.state", "the instance's new state");
        return state switch
        {
            "shutting-down" or "terminated" =>
                new InstanceStateChanged(EventFields.Instance("detail.instance-id", detail.InstanceId), state),
            "running" => new InstanceRunning(EventFields.Instance("detail.instance-id", detail.InstanceId)),
            _ => new NothingToDo($"an instance became '{state}': only 'running', 'shutting-down' and 'terminated' are handled"),
        };
    }
}

/// <summary>
/// <c>EC2 Instance State-change Notification</c> of a running instance: a new one or a restarted one. EventBridge sends it for every
/// instance.
/// </summary>
internal sealed record InstanceRunning(InstanceId InstanceId) : FleetEvent;

/// <summary>
/// <c>EC2 Instance State-change Notification</c> of an instance that ends for any reason. EventBridge sends it for every instance.
/// </summary>
internal sealed record InstanceStateChanged(InstanceId InstanceId, string State) : FleetEvent;

/// <summary>The <c>detail</c> of an <c>EC2 Instance State-change Notification</c>.</summary>
internal sealed record StateChangeDetail
{
    [JsonPropertyName("instance-id")]
    public string? InstanceId { get; init; }

    [JsonPropertyName("state")]
    public string? State { get; init; }
}
