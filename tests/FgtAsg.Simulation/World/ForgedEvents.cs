using System.Text.Json.Nodes;

namespace FgtAsg.Simulation.World;

/// <summary>Events about an instance's end that AWS did not raise.</summary>
internal static class ForgedEvents
{
    /// <summary>The event of the terminate hook, with a token that Auto Scaling does not know.</summary>
    public static string HookOfEnd(string instanceId, string destination) => EventOf(SimulatedFleet.TerminateHook, new JsonObject
    {
        ["AutoScalingGroupName"] = SimulatedFleet.GroupName,
        ["EC2InstanceId"] = instanceId,
        ["LifecycleHookName"] = SimulatedFleet.TerminateHookName,
        ["LifecycleTransition"] = "autoscaling:EC2_INSTANCE_TERMINATING",
        ["LifecycleActionToken"] = Guid.Empty.ToString(),
        ["Origin"] = "AutoScalingGroup",
        ["Destination"] = destination,
    });

    /// <summary>The group's event that the instance has ended.</summary>
    public static string Ended(string instanceId) => EventOf("EC2 Instance Terminate Successful", new JsonObject
    {
        ["AutoScalingGroupName"] = SimulatedFleet.GroupName,
        ["EC2InstanceId"] = instanceId,
    });

    private static string EventOf(string detailType, JsonObject detail) => new JsonObject
    {
        ["source"] = "aws.autoscaling",
        ["detail-type"] = detailType,
        ["detail"] = detail,
    }.ToJsonString();
}
