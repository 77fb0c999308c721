namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>What a lifecycle hook waits for.</summary>
public static class LifecycleTransitions
{
    public const string Launching = "autoscaling:EC2_INSTANCE_LAUNCHING";

    public const string Terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
}
