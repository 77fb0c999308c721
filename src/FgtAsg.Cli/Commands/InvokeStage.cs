using FgtAsg.Cli.Demo;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Cli.Commands;

/// <summary>Brings the fleet's instance into the state of a scene.</summary>
internal sealed class InvokeStage(Fleet fleet)
{
    private const int Licenses = 1;
    private const int Hostnames = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <returns>The instance's waiting lifecycle action. With <see cref="InvokeScene.Ended"/>, its last one.</returns>
    public async Task<CloudLifecycleAction> SetAsync(InvokeScene scene, CancellationToken cancellationToken)
    {
        if (await DemoPools.FillAsync(fleet, Licenses, Hostnames, cancellationToken) is { Count: > 0 } problems)
        {
            throw new CannotRunException($"The pools of licenses and hostnames could not be filled: {string.Join("; ", problems)}.");
        }

        if (scene == InvokeScene.LaunchingIntoWarmPool)
        {
            fleet.Delivery.Automatic = false;
            fleet.Cloud.PutWarmPool(fleet.Options.GroupName, new WarmPoolSpecification { MinSize = 1, MaxGroupPreparedCapacity = 0 });
            return await WaitForActionAsync(fleet.Members.Single().InstanceId, cancellationToken);
        }

        fleet.Delivery.Automatic = scene != InvokeScene.Launching;
        var instance = fleet.Launch(1).Single();
        if (scene == InvokeScene.Launching)
        {
            return await WaitForActionAsync(instance, cancellationToken);
        }

        await fleet.WhenAtRestAsync(cancellationToken);
        fleet.Delivery.Automatic = false;
        switch (scene)
        {
            case InvokeScene.ReturningToWarmPool:
                fleet.Cloud.PutWarmPool(
                    fleet.Options.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
                fleet.Cloud.ScaleIn(instance);
                break;
            case InvokeScene.Ended:
                fleet.TerminateInConsole(instance);
                await fleet.WhenAtRestAsync(cancellationToken);
                return fleet.Cloud.LifecycleActions.Last(action => action.InstanceId == instance);
            default:
                fleet.Cloud.TerminateInstanceInGroup(instance);
                break;
        }

        return await WaitForActionAsync(instance, cancellationToken);
    }

    private async Task<CloudLifecycleAction> WaitForActionAsync(string instance, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (fleet.Cloud.LifecycleActions.LastOrDefault(a => a.InstanceId == instance && a.Status == LifecycleActionStatus.Active)
                is { } action)
            {
                return action;
            }

            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }
}
