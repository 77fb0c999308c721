using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.StartCommand;

/// <summary>Keeps the launch hook of an instance alive while the function waits for the instance's command.</summary>
internal sealed class JoiningHeartbeat(LifecycleHooks hooks, FunctionOptions options, GroupMembers members)
{
    public async Task<IHeartbeat> HeartbeatOfAsync(StartedInstance started, RetryContext retry)
    {
        if (!started.IsJoining)
        {
            return NoHeartbeat.Instance;
        }

        var name = options.Hooks.LaunchName;
        if (name is null)
        {
            foreach (var hook in await members.HooksAsync(retry))
            {
                if (hook.Transition == HookTransitions.Launching)
                {
                    // Only one of two launch hooks can be the function's, and the settings do not say which.
                    if (name is not null)
                    {
                        return NoHeartbeat.Instance;
                    }

                    name = hook.Name;
                }
            }
        }

        return name is null
            ? NoHeartbeat.Instance
            : new HeartbeatWhileNeeded(hooks.Of(new LifecycleAction(options.AutoScalingGroupName, name, started.Id, Token: null)));
    }
}
