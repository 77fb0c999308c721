using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Instances;

/// <summary>
/// Handles lifecycle actions and sends their notifications. The sweep's repairs call the services directly, without notifications.
/// </summary>
internal sealed class LifecycleActions(LaunchService launch, TerminateService terminate, Notifications notifications)
{
    public async Task<Result> LaunchAsync(LaunchAction action, Invocation invocation) =>
        await notifications.TellLaunchedAsync(action, await launch.LaunchAsync(action, invocation), invocation);

    public async Task<Result> ResumeAsync(LaunchResumed resumed, Invocation invocation) =>
        await notifications.TellLaunchedAsync(resumed.Launch, await launch.ResumeAsync(resumed, invocation), invocation);

    public async Task<Result> TerminateAsync(TerminateAction action, Invocation invocation) =>
        await notifications.TellTerminatingAsync(action, await terminate.TerminateAsync(action, invocation), invocation);
}
