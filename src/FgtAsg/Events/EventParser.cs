using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.CloudWatchEvents;
using FgtAsg.Lifecycle;

namespace FgtAsg.Events;

/// <summary>JSON to <see cref="FleetEvent"/>: the routing table of all event forms.</summary>
internal static class EventParser
{
    private const string Launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
    private const string Terminating = "autoscaling:EC2_INSTANCE_TERMINATING";

    /// <summary>EventBridge's <c>source</c> and <c>detail-type</c>, to what it means.</summary>
    private static readonly FrozenDictionary<(string Source, string DetailType), Func<LifecycleDetail, FleetEvent>> Routes =
        new Dictionary<(string, string), Func<LifecycleDetail, FleetEvent>>
        {
            [("aws.autoscaling", "EC2 Instance-launch Lifecycle Action")] = detail => Lifecycle(detail, "detail.", Launching),
            [("aws.autoscaling", "EC2 Instance-terminate Lifecycle Action")] = detail => Lifecycle(detail, "detail.", Terminating),
            [("aws.autoscaling", "EC2 Instance Launch Successful")] = detail => new LaunchSucceeded(Group(detail, "detail."), Instance(detail, "detail.")),
            [("aws.autoscaling", "EC2 Instance Terminate Successful")] = Ended,
            [("aws.autoscaling", "EC2 Instance Launch Unsuccessful")] = Ended,
        }.ToFrozenDictionary();

    /// <exception cref="MalformedEventException">The event is not JSON, or not what its kind must be.</exception>
    public static FleetEvent Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            throw new MalformedEventException("The event is empty: expected a JSON object.");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Parse(document.RootElement);
        }
        // The second is how System.Text.Json refuses a string with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new MalformedEventException($"The event is not valid: {e.Message}", e);
        }
    }

    private static FleetEvent Parse(JsonElement root) => root switch
    {
        { ValueKind: not JsonValueKind.Object } => throw new MalformedEventException($"The event is a JSON {root.ValueKind}: expected an object."),
        _ when root.TryGetProperty("detail-type", out _) => FromEventBridge(Read(root, EventJsonContext.Default.CloudWatchEventJsonElement)),
        _ when root.TryGetProperty("Records", out _) => FromRecords(Read(root, EventJsonContext.Default.RecordsEnvelope)),
        _ when root.TryGetProperty("Event", out var name) => FromGroupMessage(root, name),
        _ when root.TryGetProperty("LifecycleTransition", out _) => FromLifecycleMessage(Read(root, EventJsonContext.Default.LifecycleDetail)),
        _ when root.TryGetProperty("TopicArn", out _) => FromQueuedNotification(Read(root, EventJsonContext.Default.SnsNotification)),
        _ => new Unhandled("the event has none of detail-type, Records, Event and LifecycleTransition: not a kind that this function knows"),
    };

    private static FleetEvent FromEventBridge(CloudWatchEvent<JsonElement> envelope)
    {
        if (envelope.Source is not { } source || envelope.DetailType is not { } detailType)
        {
            throw new MalformedEventException("The event lacks a source or a detail-type: expected both, as EventBridge sends them.");
        }

        if (!Routes.TryGetValue((source, detailType), out var route))
        {
            return new Unhandled($"'{detailType}' of '{source}' is not an event that this function handles");
        }

        return envelope.Detail.ValueKind == JsonValueKind.Object
            ? route(Read(envelope.Detail, EventJsonContext.Default.LifecycleDetail))
            : throw new MalformedEventException($"detail is a JSON {envelope.Detail.ValueKind}: expected an object.");
    }

    private static FleetEvent FromRecords(RecordsEnvelope envelope)
    {
        if (envelope.Records is not { Count: > 0 } records)
        {
            throw new MalformedEventException("Records is empty: expected at least one record.");
        }

        if (records.All(r => r?.SnsEventSource == "aws:sns"))
        {
            return new MessageBatch(MessageSource.Sns, [.. records.Select((r, i) => new Message(
                r!.Sns?.MessageId ?? i.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Need(r.Sns?.Message, "Records[].Sns.Message", "the message's text")))]);
        }

        if (records.All(r => r?.EventSource == "aws:sqs"))
        {
            return new MessageBatch(MessageSource.Sqs, [.. records.Select(r => new Message(
                Need(r!.MessageId, "Records[].messageId", "the message's id"),
                Need(r.Body, "Records[].body", "the message's text")))]);
        }

        var sources = records.Select(r => r?.EventSource ?? r?.SnsEventSource ?? "none").Distinct(StringComparer.Ordinal);
        return new Unhandled($"records of event source {string.Join(", ", sources)} are not handled");
    }

    private static FleetEvent FromGroupMessage(JsonElement root, JsonElement name)
    {
        var text = name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        return text == "autoscaling:TEST_NOTIFICATION"
            ? new TestNotification(Read(root, EventJsonContext.Default.LifecycleDetail).AutoScalingGroupName)
            : new Unhandled($"'{text ?? name.ToString()}' is not a group's notification that this function handles");
    }

    private static FleetEvent FromLifecycleMessage(LifecycleDetail message) =>
        message.LifecycleTransition is Launching or Terminating
            ? Lifecycle(message, "", message.LifecycleTransition)
            : new Unhandled($"the lifecycle transition '{message.LifecycleTransition}' is not handled");

    /// <summary>A queue that is subscribed to a topic without raw delivery: the message lies in SNS's own envelope.</summary>
    private static FleetEvent FromQueuedNotification(SnsNotification notification) =>
        new MessageBatch(MessageSource.Sns, [new Message(notification.MessageId ?? "", Need(notification.Message, "Message", "the notification's text"))]);

    private static FleetEvent Lifecycle(LifecycleDetail detail, string at, string transition)
    {
        if (detail.LifecycleTransition is { } said && said != transition)
        {
            throw new MalformedEventException($"{at}LifecycleTransition is '{said}': expected '{transition}'.");
        }

        var action = new LifecycleAction(
            Group(detail, at),
            Need(detail.LifecycleHookName, at + "LifecycleHookName", "the hook's name"),
            Instance(detail, at),
            string.IsNullOrEmpty(detail.LifecycleActionToken) ? null : detail.LifecycleActionToken);
        return transition == Launching
            ? new LaunchAction(action, detail.Origin, detail.Destination)
            : new TerminateAction(action, detail.Origin, detail.Destination);
    }

    /// <summary>A launch that failed before there was an instance names none: there is nothing to clean up then.</summary>
    private static FleetEvent Ended(LifecycleDetail detail) => string.IsNullOrEmpty(detail.InstanceId)
        ? new Unhandled("the event names no instance: the launch failed before there was one")
        : new InstanceEnded(Group(detail, "detail."), Instance(detail, "detail."));

    private static string Group(LifecycleDetail detail, string at) => Need(detail.AutoScalingGroupName, at + "AutoScalingGroupName", "the group's name");

    private static InstanceId Instance(LifecycleDetail detail, string at) =>
        InstanceId.TryParse(detail.InstanceId, out var id)
            ? id
            : throw new MalformedEventException($"{at}EC2InstanceId is {Quote(detail.InstanceId)}: expected an instance id (i- and 8 or 17 hexadecimal digits).");

    private static string Need(string? value, string field, string expected) =>
        string.IsNullOrEmpty(value) ? throw new MalformedEventException($"{field} is missing: expected {expected}.") : value;

    private static string Quote(string? text) => text is null ? "missing" : $"'{text}'";

    private static T Read<T>(JsonElement element, JsonTypeInfo<T> type) =>
        element.Deserialize(type) ?? throw new MalformedEventException("The event holds a null where an object is expected.");
}
