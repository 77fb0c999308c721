using System.Globalization;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.State;
using Instance = Amazon.AutoScaling.Model.Instance;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>DescribeAutoScalingGroups and DescribeAutoScalingInstances. Unknown names and ids are left out and cause no error.</summary>
internal static class GroupDescribe
{
    private const int DefaultPage = 50;
    private const int LargestGroupPage = 100;
    private const int LargestInstancePage = 50;

    public static DescribeAutoScalingGroupsResponse Groups(CloudState state, DescribeAutoScalingGroupsRequest request)
    {
        var names = request.AutoScalingGroupNames is { Count: > 0 } given ? given : null;
        if (request.Filters is { Count: > 0 })
        {
            throw AutoScalingFaults.Validation("The model supports no filters of groups.");
        }

        var found = state.Groups
            .Select((group, place) => ((long)place, group))
            .Where(item => names?.Contains(item.group.Specification.Name) != false);
        var page = Page<Group>.Of(
            found, Size(request.MaxRecords, LargestGroupPage), request.NextToken, AutoScalingFaults.InvalidNextToken);
        return new DescribeAutoScalingGroupsResponse
        {
            AutoScalingGroups = page.Items.Select(group => View(state, group, request.IncludeInstances != false)).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    public static DescribeAutoScalingInstancesResponse Instances(CloudState state, DescribeAutoScalingInstancesRequest request)
    {
        if (request.InstanceIds is { Count: > LargestInstancePage })
        {
            throw AutoScalingFaults.Validation("The number of instance ids that may be passed in is limited to 50");
        }

        var ids = request.InstanceIds is { Count: > 0 } given ? given : null;
        var found = state.Groups
            .SelectMany(group => group.Members.Values.Select(member => (group, member)))
            .Select((item, place) => ((long)place, item))
            .Where(item => ids?.Contains(item.item.member.InstanceId) != false);
        var page = Page<(Group Group, Member Member)>.Of(
            found, Size(request.MaxRecords, LargestInstancePage), request.NextToken, AutoScalingFaults.InvalidNextToken);
        return new DescribeAutoScalingInstancesResponse
        {
            AutoScalingInstances = page.Items.Select(item => View(item.Group, item.Member)).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    public static DescribeLifecycleHooksResponse Hooks(CloudState state, DescribeLifecycleHooksRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        var names = request.LifecycleHookNames is { Count: > 0 } given ? given : null;
        return new DescribeLifecycleHooksResponse
        {
            LifecycleHooks = group.Specification.LifecycleHooks
                .Where(hook => names?.Contains(hook.Name) != false)
                .Select(hook => View(state, group, hook))
                .ToSdkList(),
        };
    }

    /// <summary>DescribeWarmPool. The group's own instances do not include the instances of the warm pool.</summary>
    public static DescribeWarmPoolResponse WarmPool(CloudState state, DescribeWarmPoolRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        var members = group.Members.Values
            .Select((member, place) => ((long)place, member))
            .Where(item => item.member.IsWarm);
        var page = Page<Member>.Of(
            members, Size(request.MaxRecords, LargestInstancePage), request.NextToken, AutoScalingFaults.InvalidNextToken);
        return new DescribeWarmPoolResponse
        {
            Instances = page.Items.Select(View).ToSdkList(),
            NextToken = page.NextToken,
            WarmPoolConfiguration = View(group),
        };
    }

    /// <summary>Null if the group has no warm pool.</summary>
    public static WarmPoolConfiguration? View(Group group) => group.WarmPool is not { } pool
        ? null
        : new WarmPoolConfiguration
        {
            PoolState = WarmPoolState.FindValue(pool.PoolState),
            MinSize = pool.MinSize,
            MaxGroupPreparedCapacity = pool.MaxGroupPreparedCapacity,
            InstanceReusePolicy = pool.ReuseOnScaleIn ? new InstanceReusePolicy { ReuseOnScaleIn = true } : null,
            Status = group.IsWarmPoolGoing ? WarmPoolStatus.PendingDelete : null,
        };

    private static AutoScalingGroup View(CloudState state, Group group, bool includeInstances)
    {
        var specification = group.Specification;
        return new AutoScalingGroup
        {
            AutoScalingGroupName = specification.Name,
            AutoScalingGroupARN = group.Arn,
            MinSize = specification.MinSize,
            MaxSize = specification.MaxSize,
            DesiredCapacity = group.DesiredCapacity,
            DefaultCooldown = 300,
            HealthCheckType = "EC2",
            HealthCheckGracePeriod = 0,
            NewInstancesProtectedFromScaleIn = false,
            CreatedTime = group.CreatedTime.UtcDateTime,
            VPCZoneIdentifier = string.Join(',', specification.SubnetIds),
            AvailabilityZones =
                [.. specification.SubnetIds.Select(id => state.Subnets.Get(id)!.AvailabilityZone).Distinct(StringComparer.Ordinal)],
            Instances = includeInstances
                ? group.Members.Values.Where(member => !member.IsWarm).Select(View).ToSdkList()
                : null,
            LaunchTemplate = Template(state, group),
            SuspendedProcesses = group.SuspendedProcesses
                .Select(process => new SuspendedProcess { ProcessName = process.Key, SuspensionReason = process.Value })
                .ToSdkList(),
            WarmPoolConfiguration = View(group),
            WarmPoolSize = group.WarmPool is null ? null : group.Members.Values.Count(member => member.IsWarm),
            Tags = specification.Tags
                .OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => new TagDescription
                {
                    Key = tag.Key,
                    Value = tag.Value,
                    PropagateAtLaunch = true,
                    ResourceId = specification.Name,
                    ResourceType = "auto-scaling-group",
                })
                .ToSdkList(),
        };
    }

    private static LifecycleHook View(CloudState state, Group group, LifecycleHookSpecification hook)
    {
        var seconds = (int)(hook.HeartbeatTimeout ?? state.Options.DefaultHeartbeatTimeout).TotalSeconds;
        return new LifecycleHook
        {
            AutoScalingGroupName = group.Specification.Name,
            LifecycleHookName = hook.Name,
            LifecycleTransition = hook.Transition,
            NotificationMetadata = hook.NotificationMetadata,
            HeartbeatTimeout = seconds,
            GlobalTimeout = (int)LifecycleActions.LongestWait(TimeSpan.FromSeconds(seconds)).TotalSeconds,
            DefaultResult = hook.DefaultResult,
        };
    }

    private static Instance View(Member member) => new()
    {
        InstanceId = member.InstanceId,
        AvailabilityZone = member.AvailabilityZone,
        InstanceType = member.InstanceType,
        HealthStatus = member.HealthStatus,
        LifecycleState = LifecycleState.FindValue(member.State),
        LaunchTemplate = Template(member),
        // The warm pool does not support scale-in protection.
        ProtectedFromScaleIn = member.IsWarm ? null : false,
    };

    private static AutoScalingInstanceDetails View(Group group, Member member) => new()
    {
        InstanceId = member.InstanceId,
        AutoScalingGroupName = group.Specification.Name,
        AvailabilityZone = member.AvailabilityZone,
        InstanceType = member.InstanceType,
        HealthStatus = member.HealthStatus.ToUpperInvariant(),
        LifecycleState = member.State,
        LaunchTemplate = Template(member),
        ProtectedFromScaleIn = false,
    };

    /// <summary>With the version as set in the group: <c>$Latest</c> is not resolved.</summary>
    private static LaunchTemplateSpecification? Template(CloudState state, Group group) =>
        LaunchTemplates.Of(state, group) is not { } found
            ? null
            : new LaunchTemplateSpecification
            {
                LaunchTemplateId = found.TemplateId,
                LaunchTemplateName = found.TemplateName,
                Version = group.Specification.LaunchTemplate!.Version,
            };

    /// <summary>With the version number of the instance's launch.</summary>
    private static LaunchTemplateSpecification? Template(Member member) => member.LaunchedFrom is not { } from
        ? null
        : new LaunchTemplateSpecification
        {
            LaunchTemplateId = from.TemplateId,
            LaunchTemplateName = from.TemplateName,
            Version = from.Version.Number.ToString(CultureInfo.InvariantCulture),
        };

    private static int Size(int? asked, int largest) => asked is < 1 || asked > largest
        ? throw AutoScalingFaults.Validation($"1 validation error detected: Value '{asked}' at 'maxRecords' must be from 1 to {largest}")
        : asked ?? Math.Min(DefaultPage, largest);
}
