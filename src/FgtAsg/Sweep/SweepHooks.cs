using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Sweep;

/// <summary>Finds the hook in which an instance waits. The answer to a heartbeat shows it without a lag.</summary>
internal sealed class SweepHooks(LifecycleHooks hooks, string autoScalingGroupName)
{
    /// <returns>Null if it waits in none of them.</returns>
    public async Task<HookWait?> FindActiveAsync(InstanceId id, IReadOnlyList<HookWait> possible, Invocation invocation)
    {
        var retry = invocation.Working(NoHeartbeat.Instance);
        foreach (var wait in possible)
        {
            var hook = hooks.Of(new LifecycleAction(autoScalingGroupName, wait.Hook.Name, id, Token: null));
            // Null if Auto Scaling does not say. With one possibility there is no choice, and the service checks the hook itself.
            if (await hook.IsActiveAsync(retry) is var isActive && (isActive == true || (isActive is null && possible.Count == 1)))
            {
                return wait;
            }
        }

        return null;
    }
}
