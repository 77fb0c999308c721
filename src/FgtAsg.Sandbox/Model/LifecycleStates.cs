namespace FgtAsg.Sandbox.Model;

/// <summary>The lifecycle states of an instance in a group, as Auto Scaling writes them.</summary>
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
}
