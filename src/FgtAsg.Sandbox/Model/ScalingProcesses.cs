namespace FgtAsg.Sandbox.Model;

/// <summary>What a group does by itself, by the names with which it can be suspended.</summary>
/// <remarks>The model has no load balancer, alarm, schedule or rebalancing: suspending those four shows, and keeps nothing from happening.</remarks>
public static class ScalingProcesses
{
    public const string Launch = "Launch";
    public const string Terminate = "Terminate";
    public const string AddToLoadBalancer = "AddToLoadBalancer";
    public const string AlarmNotification = "AlarmNotification";
    public const string AZRebalance = "AZRebalance";
    public const string HealthCheck = "HealthCheck";
    public const string InstanceRefresh = "InstanceRefresh";
    public const string ReplaceUnhealthy = "ReplaceUnhealthy";
    public const string ScheduledActions = "ScheduledActions";

    public static IReadOnlyList<string> All { get; } =
    [
        Launch, Terminate, AddToLoadBalancer, AlarmNotification, AZRebalance, HealthCheck, InstanceRefresh, ReplaceUnhealthy, ScheduledActions,
    ];
}
