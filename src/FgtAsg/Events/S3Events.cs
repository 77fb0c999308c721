using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>S3's events: its own notifications, and those from EventBridge.</summary>
internal static class S3Events
{
    private const string At = "Records[].";

    /// <summary>Reads S3's <c>Records[]</c>. They may include other events, such as changes of tags and ACLs, and restores.</summary>
    public static FleetEvent FromRecords(IReadOnlyList<EnvelopeRecord> records)
    {
        var changes = new List<ObjectChange>();
        var others = new List<string>();
        foreach (var record in records)
        {
            var name = EventFields.Need(record.EventName, At + "eventName", "the event's name, such as ObjectCreated:Put");
            if (IsChange(name))
            {
                changes.Add(Change(record.S3, At + "s3.", Decode, name));
            }
            else
            {
                others.Add(name);
            }
        }

        return changes.Count > 0
            ? new LicenseFilesChanged(changes, others)
            : new Unhandled(
                $"{string.Join(", ", others.Distinct(StringComparer.Ordinal))} of aws:s3 is not an event that this function handles");
    }

    /// <summary>Reads <c>Object Created</c> and <c>Object Deleted</c>.</summary>
    public static FleetEvent Changed(CloudWatchEvent<JsonElement> envelope)
    {
        var detail = EventFields.Read(envelope.Detail, EventJsonContext.Default.S3Subject);
        var name = string.IsNullOrEmpty(detail.Reason) ? envelope.DetailType! : $"{envelope.DetailType} ({detail.Reason})";
        return new LicenseFilesChanged([Change(detail, "detail.", key => key, name)], OtherEvents: []);
    }

    public static FleetEvent Test(JsonElement root) => new TestNotification(
        AutoScalingGroupName: null, EventFields.Read(root, EventJsonContext.Default.S3TestEvent).Bucket);

    private static bool IsChange(string eventName) =>
        eventName.Split(':')[0] is "ObjectCreated" or "ObjectRemoved" or "LifecycleExpiration";

    private static string Decode(string key) => ObjectKey.TryDecode(key, out var decoded)
        ? decoded
        : throw EventFields.Wrong(At + "s3.object.key", key, "a key that is URL-encoded UTF-8, as S3 sends it");

    private static ObjectChange Change(S3Subject? subject, string at, Func<string, string> keyOf, string name) => new(
        EventFields.Need(subject?.Bucket?.Name, at + "bucket.name", "the bucket's name"),
        keyOf(EventFields.Need(subject?.Object?.Key, at + "object.key", "the object's key")),
        name);
}

/// <summary>Objects of a bucket were created or deleted. They may or may not be license files.</summary>
/// <param name="Changes">At least one.</param>
/// <param name="OtherEvents">The names of other events in the same delivery.</param>
internal sealed record LicenseFilesChanged(IReadOnlyList<ObjectChange> Changes, IReadOnlyList<string> OtherEvents) : FleetEvent;

/// <summary>
/// S3's report of an event on one object. The function asks S3 for the object's current state, because events may come twice, late, in any
/// order, and from anyone who may invoke the function.
/// </summary>
/// <param name="Key">The object's key, decoded.</param>
/// <param name="EventName">S3's name of the event, such as <c>ObjectCreated:Put</c>.</param>
internal sealed record ObjectChange(string Bucket, string Key, string EventName);

/// <summary>The object of an event: <c>s3</c> in S3's own notification, <c>detail</c> in EventBridge's event.</summary>
internal sealed record S3Subject
{
    [JsonPropertyName("bucket")]
    public S3Bucket? Bucket { get; init; }

    [JsonPropertyName("object")]
    public S3Object? Object { get; init; }

    /// <summary>EventBridge only: the API call, or <c>Lifecycle Expiration</c>.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }
}

internal sealed record S3Bucket
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }
}

/// <summary>The object of an S3 event. S3's own notification encodes the key; EventBridge's event does not.</summary>
internal sealed record S3Object
{
    [JsonPropertyName("key")]
    public string? Key { get; init; }
}

/// <summary><c>s3:TestEvent</c>, which S3 sends when a bucket's notifications are configured.</summary>
internal sealed record S3TestEvent
{
    [JsonPropertyName("Bucket")]
    public string? Bucket { get; init; }
}
