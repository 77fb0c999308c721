using Amazon.AutoScaling.Model;
using Amazon.Query;
using Amazon.Xml;

namespace Amazon.AutoScaling;

/// <summary>How each operation's request is written; the names are the API reference's.</summary>
internal static class AutoScalingOperations
{
    private static readonly QueryService Service = new(
        new XmlService(
            AmazonAutoScalingConfig.Id,
            ServiceError.Find,
            static failure => new AmazonAutoScalingException(
                failure.Message, failure.Inner, failure.Type, failure.Code, failure.RequestId, failure.StatusCode)),
        Version: "2011-01-01",
        ListMember: ".member",
        WritesEmptyLists: true);

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
}
