using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Scaling;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The actions of Auto Scaling that the wire knows: the slim client's, and a few more for an operator's command line.</summary>
internal static class AutoScalingOperations
{
    public static IReadOnlyDictionary<string, WireOperation> All { get; } = new Dictionary<string, WireOperation>(StringComparer.Ordinal)
    {
        ["CancelInstanceRefresh"] = GroupOperations.CancelInstanceRefresh,
        ["CompleteLifecycleAction"] = CompleteLifecycleAction,
        ["DeleteWarmPool"] = WarmPoolOperations.Delete,
        ["DescribeAutoScalingGroups"] = DescribeAutoScalingGroups,
        ["DescribeAutoScalingInstances"] = DescribeAutoScalingInstances,
        ["DescribeInstanceRefreshes"] = GroupOperations.DescribeInstanceRefreshes,
        ["DescribeLifecycleHooks"] = DescribeLifecycleHooks,
        ["DescribeWarmPool"] = WarmPoolOperations.Describe,
        ["PutWarmPool"] = WarmPoolOperations.Put,
        ["RecordLifecycleActionHeartbeat"] = RecordLifecycleActionHeartbeat,
        ["ResumeProcesses"] = GroupOperations.ResumeProcesses,
        ["SetDesiredCapacity"] = SetDesiredCapacity,
        ["StartInstanceRefresh"] = GroupOperations.StartInstanceRefresh,
        ["SuspendProcesses"] = GroupOperations.SuspendProcesses,
        ["TerminateInstanceInAutoScalingGroup"] = GroupOperations.TerminateInstanceInAutoScalingGroup,
        ["UpdateAutoScalingGroup"] = GroupOperations.UpdateAutoScalingGroup,
    };

    private static Action<AnswerWriter> CompleteLifecycleAction(CloudState state, FormReader form)
    {
        var request = new CompleteLifecycleActionRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            InstanceId = form.Text("InstanceId"),
            LifecycleActionResult = form.Text("LifecycleActionResult"),
            LifecycleActionToken = form.Text("LifecycleActionToken"),
            LifecycleHookName = form.Text("LifecycleHookName"),
        };
        form.ThrowIfUnread();
        LifecycleActions.Complete(state, request);
        return AutoScalingAnswers.Nothing;
    }

    private static Action<AnswerWriter> RecordLifecycleActionHeartbeat(CloudState state, FormReader form)
    {
        var request = new RecordLifecycleActionHeartbeatRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            InstanceId = form.Text("InstanceId"),
            LifecycleActionToken = form.Text("LifecycleActionToken"),
            LifecycleHookName = form.Text("LifecycleHookName"),
        };
        form.ThrowIfUnread();
        LifecycleActions.Heartbeat(state, request);
        return AutoScalingAnswers.Nothing;
    }

    private static Action<AnswerWriter> DescribeAutoScalingGroups(CloudState state, FormReader form)
    {
        var request = new DescribeAutoScalingGroupsRequest
        {
            AutoScalingGroupNames = form.Texts("AutoScalingGroupNames"),
            Filters = form.Structures("Filters", item => new Filter { Name = item.Text("Name"), Values = item.Texts("Values") }),
            IncludeInstances = form.Flag("IncludeInstances"),
            MaxRecords = form.Number("MaxRecords"),
            NextToken = form.Text("NextToken"),
        };
        form.ThrowIfUnread();
        var response = GroupDescribe.Groups(state, request);
        return answer => AutoScalingAnswers.Groups(answer, response);
    }

    private static Action<AnswerWriter> DescribeAutoScalingInstances(CloudState state, FormReader form)
    {
        var request = new DescribeAutoScalingInstancesRequest
        {
            InstanceIds = form.Texts("InstanceIds"),
            MaxRecords = form.Number("MaxRecords"),
            NextToken = form.Text("NextToken"),
        };
        form.ThrowIfUnread();
        var response = GroupDescribe.Instances(state, request);
        return answer => AutoScalingAnswers.Instances(answer, response);
    }

    private static Action<AnswerWriter> DescribeLifecycleHooks(CloudState state, FormReader form)
    {
        var request = new DescribeLifecycleHooksRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            LifecycleHookNames = form.Texts("LifecycleHookNames"),
        };
        form.ThrowIfUnread();
        var response = GroupDescribe.Hooks(state, request);
        return answer => AutoScalingAnswers.Hooks(answer, response);
    }

    private static Action<AnswerWriter> SetDesiredCapacity(CloudState state, FormReader form)
    {
        var groupName = form.Text("AutoScalingGroupName");
        var desired = form.Number("DesiredCapacity") ?? throw AutoScalingFaults.Missing("desiredCapacity");
        // Cooldowns are not simulated: honouring one and not honouring it come to the same.
        form.Flag("HonorCooldown");
        form.ThrowIfUnread();
        GroupCapacity.SetDesired(state, groupName, desired);
        return AutoScalingAnswers.Nothing;
    }
}
