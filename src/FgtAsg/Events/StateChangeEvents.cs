using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using FgtAsg.Fleet;

namespace FgtAsg.Events;

/// <summary>EC2's own events of its instances.</summary>
internal static class StateChangeEvents
{
    public static FleetEvent Changed(CloudWatchEvent<JsonElement> envelope)
    {
        var detail = EventFields.Read(envelope.Detail, EventJsonContext.Default.StateChangeDetail);
        var state = EventFields.Need(detail.State, "detail.state", "the instance's new state");
        return state switch
        {
            "shutting-down" or "terminated" => new InstanceStateChanged(EventFields.Instance("detail.instance-id", detail.InstanceId), state),
            "running" => new InstanceRunning(EventFields.Instance("detail.instance-id", detail.InstanceId)),
            _ => new NothingToDo($"an instance became '{state}': only its end and its start are of interest"),
        };
    }
}

/// <summary>
/// <c>EC2 Instance State-change Notification</c> of an instance that runs: a new one, or one that was stopped. EventBridge sends those of
/// every instance.
/// </summary>
internal sealed record InstanceRunning(InstanceId InstanceId) : FleetEvent;

/// <summary>
/// <c>EC2 Instance State-change Notification</c> of an instance that ends, whoever ended it. EventBridge sends those of every instance.
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
