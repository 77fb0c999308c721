namespace FgtAsg.Lifecycle;

/// <summary>What names one lifecycle action to Auto Scaling.</summary>
/// <param name="Token">Null in events that a person wrote by hand: the action is then named by the instance.</param>
internal sealed record LifecycleAction(string AutoScalingGroupName, string LifecycleHookName, InstanceId InstanceId, string? Token);
