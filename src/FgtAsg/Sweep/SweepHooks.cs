using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Sweep;

/// <summary>Asks Auto Scaling which hook an instance waits in: the answer to a heartbeat says so without a lag.</summary>
internal sealed class SweepHooks(LifecycleHooks hooks, string autoScalingGroupName)
{
    /// <returns>Null where it waits in none of them.</returns>
    public async Task<HookWait?> FindActiveAsync(InstanceId id, IReadOnlyList<HookWait> possible, Invocation invocation)
    {
        var retry = invocation.Working(NoHeartbeat.Instance);
        foreach (var wait in possible)
        {
            var hook = hooks.Of(new LifecycleAction(autoScalingGroupName, wait.Hook.Name, id, Token: null));
            // Null where it does not tell: with one possibility there is nothing to choose, and the service looks for itself.
            if (await hook.IsActiveAsync(retry) is var isActive && (isActive == true || (isActive is null && possible.Count == 1)))
            {
                return wait;
            }
        }

        return null;
    }
}
