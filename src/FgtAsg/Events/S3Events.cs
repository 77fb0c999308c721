using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>S3's events: its own notifications, and by EventBridge.</summary>
internal static class S3Events
{
    private const string At = "Records[].";

    /// <summary>What comes of S3's <c>Records[]</c>. Tags, access lists and restores are events of objects too.</summary>
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
            : new Unhandled($"{string.Join(", ", others.Distinct(StringComparer.Ordinal))} of aws:s3 is not an event that this function handles");
    }

    /// <summary><c>Object Created</c> and <c>Object Deleted</c>.</summary>
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

/// <summary>Objects of a bucket came or went. Whether they are license files is not said yet.</summary>
/// <param name="Changes">One or more.</param>
/// <param name="OtherEvents">The names of the events of the same delivery that are neither.</param>
internal sealed record LicenseFilesChanged(IReadOnlyList<ObjectChange> Changes, IReadOnlyList<string> OtherEvents) : FleetEvent;

/// <summary>
/// What S3 says of one object: that something happened to it. What it is now, S3 has to be asked, since events come twice, late, in any
/// order, and from whoever may invoke the function.
/// </summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key, decoded.</param>
/// <param name="EventName">S3's own name for it, such as <c>ObjectCreated:Put</c>.</param>
internal sealed record ObjectChange(string Bucket, string Key, string EventName);

/// <summary>Which object it is: <c>s3</c> of S3's own notification, <c>detail</c> of EventBridge's event.</summary>
internal sealed record S3Subject
{
    [JsonPropertyName("bucket")]
    public S3Bucket? Bucket { get; init; }

    [JsonPropertyName("object")]
    public S3Object? Object { get; init; }

    /// <summary>Only EventBridge: the call that did it, or <c>Lifecycle Expiration</c>.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }
}

internal sealed record S3Bucket
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }
}

/// <summary>The object of an S3 event. S3's own notification encodes the key, EventBridge's event does not.</summary>
internal sealed record S3Object
{
    [JsonPropertyName("key")]
    public string? Key { get; init; }
}

/// <summary><c>s3:TestEvent</c>, which S3 sends when a bucket's notifications are set up.</summary>
internal sealed record S3TestEvent
{
    [JsonPropertyName("Bucket")]
    public string? Bucket { get; init; }
}
