namespace FgtAsg.Lifecycle;

/// <param name="Name">The hook's name.</param>
/// <param name="Transition">What it waits at: <c>autoscaling:EC2_INSTANCE_LAUNCHING</c> or <c>autoscaling:EC2_INSTANCE_TERMINATING</c>.</param>
internal sealed record LifecycleHookName(string Name, string Transition);
