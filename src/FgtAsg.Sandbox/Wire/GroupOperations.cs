using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Scaling;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The actions of Auto Scaling that change a group, or replace its instances.</summary>
internal static class GroupOperations
{
    public static Action<AnswerWriter> UpdateAutoScalingGroup(CloudState state, FormReader form)
    {
        var request = new UpdateAutoScalingGroupRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            MinSize = form.Number("MinSize"),
            MaxSize = form.Number("MaxSize"),
            DesiredCapacity = form.Number("DesiredCapacity"),
            LaunchTemplate = form.Structure("LaunchTemplate", item => new LaunchTemplateSpecification
            {
                LaunchTemplateId = item.Text("LaunchTemplateId"),
                LaunchTemplateName = item.Text("LaunchTemplateName"),
                Version = item.Text("Version"),
            }),
        };
        form.ThrowIfUnread();
        GroupUpdates.Update(state, request);
        return AutoScalingAnswers.Nothing;
    }

    public static Action<AnswerWriter> TerminateInstanceInAutoScalingGroup(CloudState state, FormReader form)
    {
        var request = new TerminateInstanceInAutoScalingGroupRequest
        {
            InstanceId = form.Text("InstanceId"),
            ShouldDecrementDesiredCapacity = form.Flag("ShouldDecrementDesiredCapacity"),
        };
        form.ThrowIfUnread();
        var response = GroupUpdates.Terminate(state, request);
        return answer => answer.Structure("Activity", response.Activity, AutoScalingAnswers.Activity);
    }

    public static Action<AnswerWriter> SuspendProcesses(CloudState state, FormReader form)
    {
        var request = new SuspendProcessesRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            ScalingProcesses = form.Texts("ScalingProcesses"),
        };
        form.ThrowIfUnread();
        GroupProcesses.Suspend(state, request);
        return AutoScalingAnswers.Nothing;
    }

    public static Action<AnswerWriter> ResumeProcesses(CloudState state, FormReader form)
    {
        var request = new ResumeProcessesRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            ScalingProcesses = form.Texts("ScalingProcesses"),
        };
        form.ThrowIfUnread();
        GroupProcesses.Resume(state, request);
        return AutoScalingAnswers.Nothing;
    }

    public static Action<AnswerWriter> StartInstanceRefresh(CloudState state, FormReader form)
    {
        var request = new StartInstanceRefreshRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            Strategy = form.Text("Strategy") is { } strategy ? RefreshStrategy.FindValue(strategy) : null,
            Preferences = form.Structure("Preferences", item => new RefreshPreferences
            {
                AutoRollback = item.Flag("AutoRollback"),
                InstanceWarmup = item.Number("InstanceWarmup"),
                MaxHealthyPercentage = item.Number("MaxHealthyPercentage"),
                MinHealthyPercentage = item.Number("MinHealthyPercentage"),
                ScaleInProtectedInstances = item.Text("ScaleInProtectedInstances"),
                SkipMatching = item.Flag("SkipMatching"),
                StandbyInstances = item.Text("StandbyInstances"),
            }),
        };
        form.ThrowIfUnread();
        var response = InstanceRefreshes.Start(state, request);
        return answer => answer.Text("InstanceRefreshId", response.InstanceRefreshId);
    }

    public static Action<AnswerWriter> CancelInstanceRefresh(CloudState state, FormReader form)
    {
        var request = new CancelInstanceRefreshRequest { AutoScalingGroupName = form.Text("AutoScalingGroupName") };
        form.ThrowIfUnread();
        var response = InstanceRefreshes.Cancel(state, request);
        return answer => answer.Text("InstanceRefreshId", response.InstanceRefreshId);
    }

    public static Action<AnswerWriter> DescribeInstanceRefreshes(CloudState state, FormReader form)
    {
        var request = new DescribeInstanceRefreshesRequest
        {
            AutoScalingGroupName = form.Text("AutoScalingGroupName"),
            InstanceRefreshIds = form.Texts("InstanceRefreshIds"),
            MaxRecords = form.Number("MaxRecords"),
            NextToken = form.Text("NextToken"),
        };
        form.ThrowIfUnread();
        var response = InstanceRefreshes.Describe(state, request);
        return answer =>
        {
            answer.List("InstanceRefreshes", response.InstanceRefreshes, AutoScalingAnswers.Refresh);
            answer.Text("NextToken", response.NextToken);
        };
    }
}
