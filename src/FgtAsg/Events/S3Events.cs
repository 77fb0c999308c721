using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>S3's events: its own notifications, and by EventBridge.</summary>
internal static class S3Events
{
    private const string At = "Records[].";
    private const string ExpectedTime = "when the object changed (ISO 8601)";

    /// <summary>What comes of S3's <c>Records[]</c>. Tags, access lists and restores are events of objects too.</summary>
    public static FleetEvent FromRecords(IReadOnlyList<EnvelopeRecord> records)
    {
        var changes = new List<ObjectChange>();
        var others = new List<string>();
        foreach (var record in records)
        {
            var name = EventFields.Need(record.EventName, At + "eventName", "the event's name, such as ObjectCreated:Put");
            if (KindOf(name) is { } kind)
            {
                changes.Add(FromRecord(record, name, kind));
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

    public static FleetEvent Created(CloudWatchEvent<JsonElement> envelope) => FromEventBridge(envelope, ObjectChangeKind.Created);

    public static FleetEvent Removed(CloudWatchEvent<JsonElement> envelope) => FromEventBridge(envelope, ObjectChangeKind.Removed);

    public static FleetEvent Test(JsonElement root) => new TestNotification(
        AutoScalingGroupName: null, EventFields.Read(root, EventJsonContext.Default.S3TestEvent).Bucket);

    private static ObjectChangeKind? KindOf(string eventName) => eventName.Split(':')[0] switch
    {
        "ObjectCreated" => ObjectChangeKind.Created,
        "ObjectRemoved" or "LifecycleExpiration" => ObjectChangeKind.Removed,
        _ => null,
    };

    private static ObjectChange FromRecord(EnvelopeRecord record, string name, ObjectChangeKind kind) => Change(
        record.S3,
        At + "s3.",
        key => ObjectKey.TryDecode(key, out var decoded)
            ? decoded
            : throw EventFields.Wrong(At + "s3.object.key", key, "a key that is URL-encoded UTF-8, as S3 sends it"),
        kind,
        name,
        EventFields.Need(record.EventTime, At + "eventTime", ExpectedTime));

    private static FleetEvent FromEventBridge(CloudWatchEvent<JsonElement> envelope, ObjectChangeKind kind)
    {
        var detail = EventFields.Read(envelope.Detail, EventJsonContext.Default.S3Subject);
        var name = string.IsNullOrEmpty(detail.Reason) ? envelope.DetailType! : $"{envelope.DetailType} ({detail.Reason})";
        DateTimeOffset? time = envelope.Time == default ? null : new DateTimeOffset(
            envelope.Time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(envelope.Time, DateTimeKind.Utc) : envelope.Time);
        return new LicenseFilesChanged(
            [Change(detail, "detail.", key => key, kind, name, EventFields.Need(time, "time", ExpectedTime))], OtherEvents: []);
    }

    private static ObjectChange Change(
        S3Subject? subject, string at, Func<string, string> keyOf, ObjectChangeKind kind, string name, DateTimeOffset time)
    {
        var item = subject?.Object;
        var size = item?.Size;
        if (size < 0 || (size is null && kind == ObjectChangeKind.Created))
        {
            throw EventFields.Wrong(at + "object.size", size?.ToString(System.Globalization.CultureInfo.InvariantCulture), "the object's size in bytes");
        }

        return new ObjectChange(
            EventFields.Need(subject?.Bucket?.Name, at + "bucket.name", "the bucket's name"),
            keyOf(EventFields.Need(item?.Key, at + "object.key", "the object's key")),
            kind,
            size,
            name,
            time,
            Sequencer.TryParse(item?.Sequencer, out var sequencer)
                ? sequencer
                : throw EventFields.Wrong(at + "object.sequencer", item?.Sequencer, "hexadecimal digits, which say the order of an object's changes"),
            item!.VersionId ?? item.VersionIdOfEventBridge);
    }
}
