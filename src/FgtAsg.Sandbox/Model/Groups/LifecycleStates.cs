namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>The lifecycle states of an instance in a group, in Auto Scaling's spelling.</summary>
public static class LifecycleStates
{
    public const string Pending = "Pending";

    public const string PendingWait = "Pending:Wait";

    public const string PendingProceed = "Pending:Proceed";

    public const string InService = "InService";

    public const string Terminating = "Terminating";

    public const string TerminatingWait = "Terminating:Wait";

    public const string TerminatingProceed = "Terminating:Proceed";

    public const string Terminated = "Terminated";

    /// <summary>The prefix of the states of an instance in the warm pool.</summary>
    public const string WarmPrefix = "Warmed:";

    public const string WarmedPending = WarmPrefix + Pending;

    public const string WarmedPendingWait = WarmPrefix + PendingWait;

    public const string WarmedPendingProceed = WarmPrefix + PendingProceed;

    public const string WarmedStopped = WarmPrefix + WarmPoolStates.Stopped;

    public const string WarmedRunning = WarmPrefix + WarmPoolStates.Running;

    public const string WarmedHibernated = WarmPrefix + WarmPoolStates.Hibernated;

    public const string WarmedTerminatingWait = WarmPrefix + TerminatingWait;

    public const string WarmedTerminatingProceed = WarmPrefix + TerminatingProceed;

    public const string ReplacingRootVolume = "ReplacingRootVolume";

    public const string ReplacingRootVolumeWait = "ReplacingRootVolume:Wait";

    public const string ReplacingRootVolumeProceed = "ReplacingRootVolume:Proceed";

    public const string RootVolumeReplaced = "RootVolumeReplaced";
}
