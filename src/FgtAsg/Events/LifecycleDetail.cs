using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>A lifecycle action or a group's activity, in EventBridge's <c>detail</c> or as Auto Scaling's own message to SNS or SQS.</summary>
internal sealed record LifecycleDetail
{
    public string? AutoScalingGroupName { get; init; }

    [JsonPropertyName("EC2InstanceId")]
    public string? InstanceId { get; init; }

    public string? LifecycleActionToken { get; init; }

    public string? LifecycleHookName { get; init; }

    public string? LifecycleTransition { get; init; }

    public string? Origin { get; init; }

    public string? Destination { get; init; }
}
