using System.Text;
using System.Text.Json;
using Amazon.EC2.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>
/// Publishes a message about each transition of a firewall. A repeated event publishes another one. A failure is only a warning, because no
/// firewall depends on the message.
/// </summary>
internal sealed class Notifications(
    TopicOptions options,
    Lazy<IAmazonSimpleNotificationService> sns,
    string autoScalingGroupName,
    HostnameTag names,
    FleetMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    /// <summary>After a launch hook: the firewall has all its resources and is let into the group.</summary>
    public Task<Result> TellLaunchedAsync(LaunchAction launch, Result result, Invocation invocation) =>
        !launch.IntoWarmPool && result.Status == ResultStatus.Completed
            ? TellAsync(options.Launched, "launched", launch.Action.InstanceId, result, invocation)
            : Task.FromResult(result);

    /// <summary>After a terminate hook: the instance ends, and its resources were released as far as possible.</summary>
    public Task<Result> TellTerminatingAsync(TerminateAction terminate, Result result, Invocation invocation) =>
        terminate.EndsInstance && result.Status != ResultStatus.Ignored
            ? TellAsync(options.Terminating, "terminating", terminate.Action.InstanceId, result, invocation)
            : Task.FromResult(result);

    /// <returns>A warning; null for none.</returns>
    public Task<string?> TellRunningAsync(InstanceId id, Instance instance, Invocation invocation) => PublishAsync(
        options.Running, "running", id, NameOf(instance), invocation);

    /// <summary>The hostname without a domain, as the other transitions take it from the record.</summary>
    private string? NameOf(Instance instance) =>
        instance.Tags?.Find(tag => tag.Key == PoolKind.Hostname.RecordAttribute)?.Value is { } value ? names.HostnameOf(value) : null;

    private async Task<Result> TellAsync(string? topic, string transition, InstanceId id, Result result, Invocation invocation) =>
        await PublishAsync(topic, transition, id, result.Hostname, invocation) is { } warning
            ? result with { Warnings = [.. result.Warnings, warning] }
            : result;

    private async Task<string?> PublishAsync(string? topic, string transition, InstanceId id, string? hostname, Invocation invocation)
    {
        if (topic is null)
        {
            return null;
        }

        var request = new PublishRequest
        {
            TopicArn = topic,
            Message = MessageOf(transition, id, hostname, topic.Split(':')[3]),
            MessageAttributes = new(StringComparer.Ordinal)
            {
                ["transition"] = new() { DataType = "String", StringValue = transition },
                ["autoScalingGroupName"] = new() { DataType = "String", StringValue = autoScalingGroupName },
            },
        };
        var retry = invocation.WrappingUp();
        try
        {
            await retry.WithinAsync(
                AtMost,
                retry => retry.CallAsync($"publishing that {id} is {transition}", t => sns.Value.PublishAsync(request, t), RetryRule.None));
            return null;
        }
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            logger.TransitionNotTold(id.Value, transition, e);
            metrics.TransitionNotTold();
            return $"the notification that {id} is {transition} failed: {AwsErrors.Describe(e)}";
        }
    }

    private string MessageOf(string transition, InstanceId id, string? hostname, string region)
    {
        using var message = new MemoryStream();
        using (var json = new Utf8JsonWriter(message))
        {
            json.WriteStartObject();
            json.WriteString("transition", transition);
            json.WriteString("autoScalingGroupName", autoScalingGroupName);
            json.WriteString("instanceId", id.Value);
            json.WriteString("hostname", hostname);
            json.WriteString("region", region);
            json.WriteString("time", Timestamps.Of(time.GetUtcNow()));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
    }
}
