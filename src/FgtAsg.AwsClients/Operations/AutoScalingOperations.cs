using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.AwsClients.Query;
using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Operations;

/// <summary>Writes the request of each operation. The names are those of the API reference.</summary>
internal static class AutoScalingOperations
{
    private static readonly QueryService Service = new(
        new XmlService(
            AmazonAutoScalingConfig.Id,
            ServiceError.Find,
            static failure => new AmazonAutoScalingException(
                failure.Message, failure.Inner, failure.Type, failure.Code, failure.RequestId, failure.StatusCode)),
        Version: "2011-01-01");

    public static readonly QueryOperation<CancelInstanceRefreshRequest, CancelInstanceRefreshResponse> CancelInstanceRefresh = new(
        Service,
        "CancelInstanceRefresh",
        static (request, form) => form.Add("AutoScalingGroupName", request.AutoScalingGroupName),
        static xml => new CancelInstanceRefreshResponse { InstanceRefreshId = xml.Text("InstanceRefreshId") });

    public static readonly QueryOperation<CompleteLifecycleActionRequest, CompleteLifecycleActionResponse> CompleteLifecycleAction = new(
        Service,
        "CompleteLifecycleAction",
        static (request, form) =>
        {
            form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
            form.Add("InstanceId", request.InstanceId);
            form.Add("LifecycleActionResult", request.LifecycleActionResult);
            form.Add("LifecycleActionToken", request.LifecycleActionToken);
            form.Add("LifecycleHookName", request.LifecycleHookName);
        });

    public static readonly QueryOperation<DescribeAutoScalingGroupsRequest, DescribeAutoScalingGroupsResponse>
        DescribeAutoScalingGroups = new(
            Service,
            "DescribeAutoScalingGroups",
            static (request, form) =>
            {
                form.AddList("AutoScalingGroupNames", request.AutoScalingGroupNames);
                form.AddList("Filters", request.Filters, static (filter, item) =>
                {
                    item.Add("Name", filter.Name);
                    item.AddList("Values", filter.Values);
                });
                form.Add("IncludeInstances", request.IncludeInstances);
                form.Add("MaxRecords", request.MaxRecords);
                form.Add("NextToken", request.NextToken);
            },
            static xml => new DescribeAutoScalingGroupsResponse
            {
                AutoScalingGroups = xml.Items("AutoScalingGroups", AutoScalingShapes.Group),
                NextToken = xml.Text("NextToken"),
            });

    public static readonly QueryOperation<DescribeAutoScalingInstancesRequest, DescribeAutoScalingInstancesResponse>
        DescribeAutoScalingInstances = new(
            Service,
            "DescribeAutoScalingInstances",
            static (request, form) =>
            {
                form.AddList("InstanceIds", request.InstanceIds);
                form.Add("MaxRecords", request.MaxRecords);
                form.Add("NextToken", request.NextToken);
            },
            static xml => new DescribeAutoScalingInstancesResponse
            {
                AutoScalingInstances = xml.Items("AutoScalingInstances", AutoScalingShapes.InstanceDetails),
                NextToken = xml.Text("NextToken"),
            });

    public static readonly QueryOperation<DescribeWarmPoolRequest, DescribeWarmPoolResponse> DescribeWarmPool = new(
        Service,
        "DescribeWarmPool",
        static (request, form) =>
        {
            form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
            form.Add("MaxRecords", request.MaxRecords);
            form.Add("NextToken", request.NextToken);
        },
        static xml => new DescribeWarmPoolResponse
        {
            Instances = xml.Items("Instances", AutoScalingShapes.Instance),
            NextToken = xml.Text("NextToken"),
            WarmPoolConfiguration = xml.Structure("WarmPoolConfiguration", AutoScalingShapes.WarmPoolConfiguration),
        });

    public static readonly QueryOperation<DescribeInstanceRefreshesRequest, DescribeInstanceRefreshesResponse>
        DescribeInstanceRefreshes = new(
            Service,
            "DescribeInstanceRefreshes",
            static (request, form) =>
            {
                form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
                form.AddList("InstanceRefreshIds", request.InstanceRefreshIds);
                form.Add("MaxRecords", request.MaxRecords);
                form.Add("NextToken", request.NextToken);
            },
            static xml => new DescribeInstanceRefreshesResponse
            {
                InstanceRefreshes = xml.Items("InstanceRefreshes", AutoScalingShapes.InstanceRefresh),
                NextToken = xml.Text("NextToken"),
            });

    public static readonly QueryOperation<DescribeLifecycleHooksRequest, DescribeLifecycleHooksResponse> DescribeLifecycleHooks = new(
        Service,
        "DescribeLifecycleHooks",
        static (request, form) =>
        {
            form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
            form.AddList("LifecycleHookNames", request.LifecycleHookNames);
        },
        static xml => new DescribeLifecycleHooksResponse { LifecycleHooks = xml.Items("LifecycleHooks", AutoScalingShapes.LifecycleHook) });

    public static readonly QueryOperation<RecordLifecycleActionHeartbeatRequest, RecordLifecycleActionHeartbeatResponse>
        RecordLifecycleActionHeartbeat = new(
            Service,
            "RecordLifecycleActionHeartbeat",
            static (request, form) =>
            {
                form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
                form.Add("InstanceId", request.InstanceId);
                form.Add("LifecycleActionToken", request.LifecycleActionToken);
                form.Add("LifecycleHookName", request.LifecycleHookName);
            });

    public static readonly QueryOperation<ResumeProcessesRequest, ResumeProcessesResponse> ResumeProcesses = new(
        Service,
        "ResumeProcesses",
        static (request, form) =>
        {
            form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
            form.AddList("ScalingProcesses", request.ScalingProcesses);
        });

    /// <summary>
    /// Safe to repeat: if the response to the first call was lost, its refresh is in progress and the second call is refused.
    /// </summary>
    public static readonly QueryOperation<StartInstanceRefreshRequest, StartInstanceRefreshResponse> StartInstanceRefresh = new(
        Service,
        "StartInstanceRefresh",
        static (request, form) =>
        {
            form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
            form.AddStructure("Preferences", request.Preferences, static (preferences, member) =>
            {
                member.Add("AutoRollback", preferences.AutoRollback);
                member.Add("InstanceWarmup", preferences.InstanceWarmup);
                member.Add("MaxHealthyPercentage", preferences.MaxHealthyPercentage);
                member.Add("MinHealthyPercentage", preferences.MinHealthyPercentage);
                member.Add("ScaleInProtectedInstances", preferences.ScaleInProtectedInstances);
                member.Add("SkipMatching", preferences.SkipMatching);
                member.Add("StandbyInstances", preferences.StandbyInstances);
            });
            form.Add("Strategy", request.Strategy);
        },
        static xml => new StartInstanceRefreshResponse { InstanceRefreshId = xml.Text("InstanceRefreshId") });

    public static readonly QueryOperation<SuspendProcessesRequest, SuspendProcessesResponse> SuspendProcesses = new(
        Service,
        "SuspendProcesses",
        static (request, form) =>
        {
            form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
            form.AddList("ScalingProcesses", request.ScalingProcesses);
        });

    public static readonly QueryOperation<TerminateInstanceInAutoScalingGroupRequest, TerminateInstanceInAutoScalingGroupResponse>
        TerminateInstanceInAutoScalingGroup = new(
            Service,
            "TerminateInstanceInAutoScalingGroup",
            static (request, form) =>
            {
                form.Add("InstanceId", request.InstanceId);
                form.Add("ShouldDecrementDesiredCapacity", request.ShouldDecrementDesiredCapacity);
            },
            static xml => new TerminateInstanceInAutoScalingGroupResponse
            {
                Activity = xml.Structure("Activity", AutoScalingShapes.Activity),
            });

    public static readonly QueryOperation<UpdateAutoScalingGroupRequest, UpdateAutoScalingGroupResponse> UpdateAutoScalingGroup = new(
        Service,
        "UpdateAutoScalingGroup",
        static (request, form) =>
        {
            form.Add("AutoScalingGroupName", request.AutoScalingGroupName);
            form.Add("DesiredCapacity", request.DesiredCapacity);
            form.AddStructure("LaunchTemplate", request.LaunchTemplate, static (template, member) =>
            {
                member.Add("LaunchTemplateId", template.LaunchTemplateId);
                member.Add("LaunchTemplateName", template.LaunchTemplateName);
                member.Add("Version", template.Version);
            });
            form.Add("MaxSize", request.MaxSize);
            form.Add("MinSize", request.MinSize);
        });
}
