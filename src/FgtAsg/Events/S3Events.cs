using System.Text.Json;
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
