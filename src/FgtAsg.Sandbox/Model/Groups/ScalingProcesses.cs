namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>The processes of a group that can be suspended, with the names of the service.</summary>
/// <remarks>The model has no alarms, schedules or rebalancing. Suspending these three processes is visible, but has no effect.</remarks>
public static class ScalingProcesses
{
    public const string Launch = "Launch";
    public const string AlarmNotification = "AlarmNotification";
    public const string AZRebalance = "AZRebalance";
    public const string ScheduledActions = "ScheduledActions";

    public static IReadOnlyList<string> All { get; } = [Launch, AlarmNotification, AZRebalance, ScheduledActions];
}
