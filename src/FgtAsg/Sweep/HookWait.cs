using FgtAsg.Lifecycle;

namespace FgtAsg.Sweep;

/// <summary>What an instance may wait for, as the hook's event says it.</summary>
internal sealed record HookWait(LifecycleHookName Hook, string Origin, string Destination)
{
    public bool IsLaunch => Hook.Transition == HookTransitions.Launching;
}
