using FgtAsg.Events;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of S3's events and of their parts.</summary>
internal static class ObjectEventGen
{
    public static Gen<EventCase> Any { get; } = Gen.OneOf(Notification, ByEventBridge);

    /// <summary>
    /// An encoding of a key as in S3's notifications, in any valid form: each byte plain or percent-encoded, with digits in either case.
    /// </summary>
    public static Gen<string> Encoded(string key) => Gen
        .CollectToArray(System.Text.Encoding.UTF8.GetBytes(key), EncodedByte)
        .Select(string.Concat);

    private static Gen<string> EncodedByte(byte value) => value switch
    {
        (byte)' ' => Gen.Elements("+", "%20"),
        (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
            or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'/' =>
            Gen.Frequency((8, Gen.Constant(((char)value).ToString())), (1, Gen.Constant($"%{value:X2}"))),
        _ => Gen.Elements($"%{value:X2}", $"%{value:x2}"),
    };

    private static Gen<EventCase> Notification =>
        from changes in Change.NonEmptyListOf().Resize(4)
        from others in Gen.Elements("ObjectTagging:Put", "ObjectAcl:Put", "ObjectRestore:Post").ListOf().Resize(2)
        from records in Gen.CollectToArray(changes, Record)
        let unrelated = others.Select(name => Json.Of(("eventSource", Json.Text("aws:s3")), ("eventName", Json.Text(name))))
        select new EventCase(
            Json.Of(("Records", new Json.List([.. records, .. unrelated]))), new LicenseFilesChanged(changes, others));

    private static Gen<EventCase> ByEventBridge =>
        from change in Change
        from reason in Gen.Elements("PutObject", "Lifecycle Expiration", "")
        let detailType = change.EventName == "ObjectCreated:Put" ? "Object Created" : "Object Deleted"
        from detail in Subject(change, change.Key)
        from why in Fields.Map(("reason", Json.Text(reason)))
        let expected = change with { EventName = reason.Length == 0 ? detailType : $"{detailType} ({reason})" }
        select new EventCase(
            LifecycleEventGen.EventBridge("aws.s3", detailType, new Json.Map([.. ((Json.Map)detail).Members, .. ((Json.Map)why).Members])),
            new LicenseFilesChanged([expected], []));

    private static Gen<ObjectChange> Change =>
        from bucket in Texts.Name
        from key in LifecycleEventGen.NotEmpty
        from name in Gen.Elements("ObjectCreated:Put", "ObjectRemoved:Delete")
        select new ObjectChange(bucket, key, name);

    private static Gen<Json> Record(ObjectChange change) =>
        from encoded in Encoded(change.Key)
        from subject in Subject(change, encoded)
        select Json.Of(("eventSource", Json.Text("aws:s3")), ("eventName", Json.Text(change.EventName)), ("s3", subject));

    private static Gen<Json> Subject(ObjectChange change, string key) =>
        from item in Fields.Map(("key", Json.Text(key)))
        select Json.Of(("bucket", Json.Of(("name", Json.Text(change.Bucket)))), ("object", item));
}
