using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;
using FgtAsg.Aws;

namespace FgtAsg.Recycle;

/// <summary>The calls that change the group.</summary>
internal sealed class GroupChanges(IAmazonAutoScaling autoScaling, string autoScalingGroupName)
{
    public Task ResizeAsync(int max, int desired, RetryContext retry)
    {
        var request = new UpdateAutoScalingGroupRequest
        {
            AutoScalingGroupName = autoScalingGroupName,
            MaxSize = max,
            DesiredCapacity = desired,
        };
        return retry.CallAsync(
            $"setting {autoScalingGroupName} to {desired} of at most {max}",
            token => autoScaling.UpdateAutoScalingGroupAsync(request, token),
            RetryRule.ChangeGroup);
    }

    public Task SetVersionAsync(string templateId, string version, RetryContext retry)
    {
        var request = new UpdateAutoScalingGroupRequest
        {
            AutoScalingGroupName = autoScalingGroupName,
            LaunchTemplate = new LaunchTemplateSpecification { LaunchTemplateId = templateId, Version = version },
        };
        return retry.CallAsync(
            $"setting {autoScalingGroupName} to version {version} of {templateId}",
            token => autoScaling.UpdateAutoScalingGroupAsync(request, token),
            RetryRule.ChangeGroup);
    }

    public Task SuspendAsync(IReadOnlyList<string> processes, RetryContext retry)
    {
        var request = new SuspendProcessesRequest { AutoScalingGroupName = autoScalingGroupName, ScalingProcesses = [.. processes] };
        return retry.CallAsync(
            $"suspending {string.Join(", ", processes)}",
            token => autoScaling.SuspendProcessesAsync(request, token),
            RetryRule.ChangeGroup);
    }

    public Task ResumeAsync(IReadOnlyList<string> processes, RetryContext retry)
    {
        var request = new ResumeProcessesRequest { AutoScalingGroupName = autoScalingGroupName, ScalingProcesses = [.. processes] };
        return retry.CallAsync(
            $"resuming {string.Join(", ", processes)}", token => autoScaling.ResumeProcessesAsync(request, token), RetryRule.ChangeGroup);
    }

    /// <summary>
    /// A lost answer is not an error. A second call could shrink the group twice, and the next read of the group
    /// shows whether the first one worked.
    /// </summary>
    public Task TerminateAsync(string instanceId, bool decrement, RetryContext retry)
    {
        var request = new TerminateInstanceInAutoScalingGroupRequest
        {
            InstanceId = instanceId,
            ShouldDecrementDesiredCapacity = decrement,
        };
        return retry.CallAsync<AmazonWebServiceResponse?>(
            $"terminating {instanceId}",
            async token =>
            {
                try
                {
                    return await autoScaling.TerminateInstanceInAutoScalingGroupAsync(request, token);
                }
                catch (Exception e) when (AwsErrors.IsTransient(e) && !AwsErrors.IsRefusal(e) && !token.IsCancellationRequested)
                {
                    return null;
                }
            },
            RetryRule.ChangeGroup);
    }

    /// <summary>
    /// The refresh's id; null if one is active already, or if the answer was lost. Then <see cref="RefreshesAsync"/> shows the refresh.
    /// </summary>
    public async Task<string?> StartRefreshAsync(RetryContext retry)
    {
        var request = new StartInstanceRefreshRequest
        {
            AutoScalingGroupName = autoScalingGroupName,
            // From 100 to 110 percent: each new instance is launched before the old one is terminated, so the group
            // never falls below its size.
            Preferences = new RefreshPreferences { MinHealthyPercentage = 100, MaxHealthyPercentage = 110, SkipMatching = true },
        };
        try
        {
            var response = await retry.CallAsync(
                $"starting an instance refresh of {autoScalingGroupName}",
                token => autoScaling.StartInstanceRefreshAsync(request, token),
                RetryRule.ChangeGroup);
            return response.InstanceRefreshId;
        }
        catch (AmazonAutoScalingException e) when (AwsErrors.Is(e, AwsErrorCodes.InstanceRefreshInProgress))
        {
            return null;
        }
    }

    public async Task CancelRefreshAsync(RetryContext retry)
    {
        var request = new CancelInstanceRefreshRequest { AutoScalingGroupName = autoScalingGroupName };
        try
        {
            await retry.CallAsync(
                $"cancelling the instance refresh of {autoScalingGroupName}",
                token => autoScaling.CancelInstanceRefreshAsync(request, token),
                RetryRule.ChangeGroup);
        }
        catch (AmazonAutoScalingException e) when (AwsErrors.Is(e, AwsErrorCodes.NoActiveInstanceRefresh))
        {
            // The refresh has ended already.
            return;
        }
    }

    /// <summary>The group's last refreshes, the newest first.</summary>
    public async Task<IReadOnlyList<InstanceRefresh>> RefreshesAsync(RetryContext retry)
    {
        var request = new DescribeInstanceRefreshesRequest { AutoScalingGroupName = autoScalingGroupName };
        var response = await retry.CallAsync(
            $"looking at the instance refreshes of {autoScalingGroupName}",
            token => autoScaling.DescribeInstanceRefreshesAsync(request, token),
            RetryRule.AutoScaling);
        return response.InstanceRefreshes ?? [];
    }

    public static bool IsActive(InstanceRefresh refresh) =>
        refresh.Status?.Value is "Pending" or "InProgress" or "Cancelling" or "RollbackInProgress" or "Baking";
}
