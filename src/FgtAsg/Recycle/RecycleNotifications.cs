using System.Globalization;
using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Recycle;

/// <summary>
/// Reports the progress of a run in the log, and to the SNS topic if there is one. A message may be sent twice after a crash. A message
/// that cannot be sent never fails the run.
/// </summary>
internal sealed class RecycleNotifications(
    Lazy<IAmazonSimpleNotificationService> sns, RecycleOptions options, string autoScalingGroupName, TimeProvider time, ILogger logger)
{
    /// <summary>The maximum length of an SNS subject.</summary>
    private const int LongestSubject = 100;

    public async Task SendAsync(string what, string execution, RecycleRun run, string text, RetryContext retry)
    {
        logger.Recycling(autoScalingGroupName, execution, text);
        if (options.TopicArn is not { } topic)
        {
            return;
        }

        var notification = new RecycleNotification
        {
            Event = what,
            AutoScalingGroupName = autoScalingGroupName,
            Execution = execution,
            Time = Timestamps.Of(time.GetUtcNow()),
            Text = text,
            Strategy = run.Strategy,
            DryRun = run.IsDryRun,
            Round = run.Round,
            FromVersion = run.From,
            ToVersion = run.To,
            Team = run.Team,
            SlackChannel = run.SlackChannel,
            NotifyPagerDuty = run.NotifyPagerDuty,
        };
        var subject = string.Create(CultureInfo.InvariantCulture, $"Recycling {autoScalingGroupName}: {what}");
        var request = new PublishRequest
        {
            TopicArn = topic,
            Subject = subject.Length > LongestSubject ? subject[..LongestSubject] : subject,
            Message = JsonSerializer.Serialize(notification, RecycleJsonContext.Default.RecycleNotification),
            MessageAttributes = Attributes(notification),
        };
        try
        {
            await retry.CallAsync($"sending the message '{what}'", token => sns.Value.PublishAsync(request, token), RetryRule.None);
        }
        // A failure of the topic must not stop the run, and the log already has the text.
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            logger.RecycleNoticeLost(execution, what, e);
        }
    }

    /// <summary>For the filter policies of subscriptions.</summary>
    private static Dictionary<string, MessageAttributeValue> Attributes(RecycleNotification notification)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>(StringComparer.Ordinal);
        Add("event", notification.Event);
        Add("autoScalingGroupName", notification.AutoScalingGroupName);
        Add("team", notification.Team);
        Add("slackChannel", notification.SlackChannel);
        Add("notifyPagerDuty", notification.NotifyPagerDuty ? "true" : "false");
        return attributes;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                attributes[name] = new MessageAttributeValue { DataType = "String", StringValue = value };
            }
        }
    }
}

/// <summary>A message of a run to the SNS topic, as JSON.</summary>
internal sealed record RecycleNotification
{
    /// <summary>One of <see cref="RecycleEvent"/>.</summary>
    public required string Event { get; init; }

    public required string AutoScalingGroupName { get; init; }

    /// <summary>The execution of the state machine. Each run has one.</summary>
    public required string Execution { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string Time { get; init; }

    /// <summary>A sentence about what happened.</summary>
    public required string Text { get; init; }

    public RecycleStrategy? Strategy { get; init; }

    public bool DryRun { get; init; }

    public int Round { get; init; }

    public string? FromVersion { get; init; }

    public string? ToVersion { get; init; }

    public string? Team { get; init; }

    /// <summary>For a subscriber that posts to Slack.</summary>
    public string? SlackChannel { get; init; }

    /// <summary>For a subscriber that pages: whether the group wants to be paged.</summary>
    public bool NotifyPagerDuty { get; init; }
}

/// <summary>The kinds of messages: the values of the field and message attribute <c>event</c>.</summary>
internal static class RecycleEvent
{
    public const string Start = "start";
    public const string Step = "step";
    public const string End = "end";
    public const string Failure = "failure";
}
