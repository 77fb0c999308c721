using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Instances;

/// <summary>Does what the event of a hook asks for, and tells the topics. A sweep's repair calls the services alone.</summary>
internal sealed class LifecycleActions(LaunchService launch, TerminateService terminate, Notifications notifications)
{
    public async Task<Result> LaunchAsync(LaunchAction action, Invocation invocation) =>
        await notifications.TellLaunchedAsync(action, await launch.LaunchAsync(action, invocation), invocation);

    public async Task<Result> TerminateAsync(TerminateAction action, Invocation invocation) =>
        await notifications.TellTerminatingAsync(action, await terminate.TerminateAsync(action, invocation), invocation);
}
