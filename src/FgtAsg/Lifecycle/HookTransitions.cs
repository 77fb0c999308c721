namespace FgtAsg.Lifecycle;

/// <summary>Auto Scaling's names for what a hook waits at.</summary>
internal static class HookTransitions
{
    public const string Launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
    public const string Terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
}
