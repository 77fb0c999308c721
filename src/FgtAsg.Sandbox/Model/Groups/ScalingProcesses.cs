namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>What a group does by itself and can be told not to, by the names of the service.</summary>
/// <remarks>The model has no alarm, schedule or rebalancing: suspending those three shows, and keeps nothing from happening.</remarks>
public static class ScalingProcesses
{
    public const string Launch = "Launch";
    public const string AlarmNotification = "AlarmNotification";
    public const string AZRebalance = "AZRebalance";
    public const string ScheduledActions = "ScheduledActions";

    public static IReadOnlyList<string> All { get; } = [Launch, AlarmNotification, AZRebalance, ScheduledActions];
}
