using System.Collections.Frozen;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>Parses JSON into a <see cref="FleetEvent"/>: the routing table of all event forms.</summary>
internal static class EventParser
{
    /// <summary>Maps EventBridge's <c>source</c> and <c>detail-type</c> to a parser.</summary>
    private static readonly FrozenDictionary<(string Source, string DetailType), Func<CloudWatchEvent<JsonElement>, FleetEvent>> Routes =
        new Dictionary<(string, string), Func<CloudWatchEvent<JsonElement>, FleetEvent>>
        {
            [("aws.autoscaling", "EC2 Instance-launch Lifecycle Action")] = Lifecycle(LifecycleEvents.Launch),
            [("aws.autoscaling", "EC2 Instance-terminate Lifecycle Action")] = Lifecycle(LifecycleEvents.Terminate),
            [("aws.autoscaling", "EC2 Instance Launch Successful")] = Lifecycle(LifecycleEvents.Launched),
            [("aws.autoscaling", "EC2 Instance Terminate Successful")] = Lifecycle(LifecycleEvents.Terminated),
            [("aws.autoscaling", "EC2 Instance Launch Unsuccessful")] = Lifecycle(LifecycleEvents.NotLaunched),
            [("aws.autoscaling", "AWS API Call via CloudTrail")] = RecycleEvents.Called,
            [("aws.ec2", "EC2 Instance State-change Notification")] = StateChangeEvents.Changed,
            [("aws.events", "Scheduled Event")] = ScheduleEvents.Fired,
            [("aws.s3", "Object Created")] = S3Events.Changed,
            [("aws.s3", "Object Deleted")] = S3Events.Changed,
        }.ToFrozenDictionary();

    /// <summary>The events of EventBridge that the function handles.</summary>
    public static IReadOnlyList<(string Source, string DetailType)> EventBridgeEvents => Routes.Keys;

    /// <exception cref="MalformedEventException">The event is not JSON, or it does not have the form of its kind.</exception>
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
        // System.Text.Json throws an InvalidOperationException for a string with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new MalformedEventException($"The event is not valid: {e.Message}", e);
        }
    }

    private static FleetEvent Parse(JsonElement root) => root switch
    {
        { ValueKind: not JsonValueKind.Object } =>
            throw new MalformedEventException($"The event is a JSON {root.ValueKind}: expected an object."),
        _ when root.TryGetProperty("detail-type", out _) => FromEventBridge(
            EventFields.Read(root, EnvelopeJsonContext.Default.CloudWatchEventJsonElement)),
        _ when DeadLetters.IsOne(root) => DeadLetters.From(root, Parse),
        _ when root.TryGetProperty("Records", out var records) => RecordEvents.From(records),
        _ when root.TryGetProperty("Event", out var name) => FromMessage(root, name),
        _ when root.TryGetProperty("LifecycleTransition", out _) =>
            LifecycleEvents.FromMessage(EventFields.Read(root, EventJsonContext.Default.LifecycleDetail)),
        _ when root.TryGetProperty("TopicArn", out _) =>
            FromQueuedNotification(EventFields.Read(root, EventJsonContext.Default.SnsNotification)),
        _ when root.TryGetProperty("action", out var action) => ManualEvents.From(root, action),
        _ when SweepEvents.IsMeant(root) => SweepEvents.ByHand(root),
        _ => new Unhandled(
            "the event has none of detail-type, Records, Event, LifecycleTransition and action: not a kind that this function knows"),
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
            ? route(envelope)
            : throw new MalformedEventException($"detail is a JSON {envelope.Detail.ValueKind}: expected an object.");
    }

    private static FleetEvent FromMessage(JsonElement root, JsonElement name) => EventFields.TextOf(name) switch
    {
        "autoscaling:TEST_NOTIFICATION" => LifecycleEvents.Test(root),
        "s3:TestEvent" => S3Events.Test(root),
        var other => new Unhandled($"'{other ?? name.ToString()}' is not a notification that this function handles"),
    };

    /// <summary>For a queue that is subscribed to a topic without raw delivery: SNS's envelope contains the message.</summary>
    private static FleetEvent FromQueuedNotification(SnsNotification notification) =>
            new MessageBatch(
                MessageSource.Sns,
                [new Message(notification.MessageId ?? "", EventFields.Need(notification.Message, "Message", "the notification's text"))]);

    private static Func<CloudWatchEvent<JsonElement>, FleetEvent> Lifecycle(Func<LifecycleDetail, FleetEvent> route) =>
        envelope => route(EventFields.Read(envelope.Detail, EventJsonContext.Default.LifecycleDetail));
}

/// <summary>An event in the function's own terms.</summary>
internal abstract record FleetEvent;

/// <summary>A known event that requires no action.</summary>
internal sealed record NothingToDo(string Reason) : FleetEvent;

/// <summary>A well-formed event that is not for this function.</summary>
internal sealed record Unhandled(string Reason) : FleetEvent;
