using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

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
