using Amazon.AutoScaling;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Sweep;

/// <summary>Asks Auto Scaling which hook an instance waits in: the answer to a heartbeat says so without a lag.</summary>
internal sealed class SweepHooks(IAmazonAutoScaling autoScaling, string autoScalingGroupName, TimeProvider time, ILogger logger)
{
    /// <returns>Null where it waits in none of them.</returns>
    public async Task<HookWait?> FindActiveAsync(InstanceId id, IReadOnlyList<HookWait> possible, Invocation invocation)
    {
        var retry = invocation.Working(NoHeartbeat.Instance);
        foreach (var wait in possible)
        {
            var hook = new LifecycleHook(autoScaling, new LifecycleAction(autoScalingGroupName, wait.Hook.Name, id, Token: null), time, logger);
            // Null where it does not tell: with one possibility there is nothing to choose, and the service looks for itself.
            if (await hook.IsActiveAsync(retry) is var isActive && (isActive == true || (isActive is null && possible.Count == 1)))
            {
                return wait;
            }
        }

        return null;
    }
}
