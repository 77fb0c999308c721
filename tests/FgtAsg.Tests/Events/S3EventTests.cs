using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class S3EventTests
{
    [Fact]
    public void Parse_Created_IsOneChange()
    {
        var changed = Assert.IsType<LicenseFilesChanged>(EventParser.Parse(Fixture.Bytes("s3-object-created")));

        Assert.Empty(changed.OtherEvents);
        Assert.Equal(new ObjectChange("fleet-bucket", "licenses/FGVM01.lic", "ObjectCreated:Put"), Assert.Single(changed.Changes));
    }

    [Fact]
    public void Parse_CreatedThroughEventBridge_DoesNotDecodeTheKey() => Assert.Equal(
        new ObjectChange("fleet-bucket", "licenses/two words+100%41.lic", "Object Created (PutObject)"),
        Assert.Single(Changes(EventParser.Parse(Fixture.Bytes("eventbridge-object-created")))));

    [Theory]
    [InlineData("s3-object-removed", "ObjectRemoved:DeleteMarkerCreated")]
    [InlineData("eventbridge-object-deleted", "Object Deleted (Lifecycle Expiration)")]
    public void Parse_Removed_IsAChange(string fixture, string name) =>
        Assert.Equal(name, Assert.Single(Changes(EventParser.Parse(Fixture.Bytes(fixture)))).EventName);

    [Theory]
    [InlineData("ObjectCreated:CompleteMultipartUpload")]
    [InlineData("ObjectRemoved:Delete")]
    [InlineData("LifecycleExpiration:Delete")]
    [InlineData("LifecycleExpiration:DeleteMarkerCreated")]
    public void Parse_AnyObjectEvent_IsAChange(string name) =>
        Assert.Equal(name, Assert.Single(Changes(ParseRecord(record => record["eventName"] = name))).EventName);

    /// <summary>The function asks S3 for the object's state. Apart from the key, the event's data about the object is not used.</summary>
    [Theory]
    [InlineData("eventTime", null)]
    [InlineData("eventTime", "\"yesterday\"")]
    [InlineData("s3.object.size", null)]
    [InlineData("s3.object.size", "-1")]
    [InlineData("s3.object.sequencer", null)]
    [InlineData("s3.object.sequencer", "\"FFFFFFFFFFFFFFFF\"")]
    public void Parse_UnusedField_MayHaveAnyValue(string path, string? value) => Assert.Equal(
        new ObjectChange("fleet-bucket", "licenses/FGVM01.lic", "ObjectCreated:Put"),
        Assert.Single(Changes(ParseRecord(record => Set(record, path, value)))));

    [Fact]
    public void Parse_EncodedKey_IsDecoded() => Assert.Equal(
        "licenses/Büro 1+1.lic",
        Assert.Single(Changes(ParseRecord(record => record["s3"]!["object"]!["key"] = "licenses/B%C3%BCro+1%2B1.lic"))).Key);

    [Fact]
    public void Parse_SeveralRecords_AreOneChangeEach()
    {
        var json = JsonNode.Parse(Fixture.Text("s3-object-created"))!;
        var records = json["Records"]!.AsArray();
        foreach (var name in (string[])["ObjectRemoved:Delete", "ObjectTagging:Put", "ObjectRestore:Completed"])
        {
            var record = records[0]!.DeepClone();
            record["eventName"] = name;
            records.Add(record);
        }

        var changed = Assert.IsType<LicenseFilesChanged>(Parse(json));

        Assert.Equal(["ObjectCreated:Put", "ObjectRemoved:Delete"], changed.Changes.Select(change => change.EventName));
        Assert.Equal(["ObjectTagging:Put", "ObjectRestore:Completed"], changed.OtherEvents);
    }

    [Fact]
    public void Parse_OnlyOtherEvents_AreUnhandledWithTheirNames() => Assert.Equal(
        new Unhandled("ObjectAcl:Put of aws:s3 is not an event that this function handles"),
        ParseRecord(record => record["eventName"] = "ObjectAcl:Put"));

    [Fact]
    public void Parse_RecordsOfSeveralSources_AreMalformed()
    {
        var json = JsonNode.Parse(Fixture.Text("s3-object-created"))!;
        json["Records"]!.AsArray().Add(new JsonObject { ["eventSource"] = "aws:sqs", ["messageId"] = "1", ["body"] = "{}" });

        Assert.Equal(
            "Records has records of several event sources: expected one source, as AWS sends them.",
            Assert.Throws<MalformedEventException>(() => Parse(json)).Message);
    }

    [Fact]
    public void Parse_TestEvent_IsATestNotificationOfTheBucket() =>
        Assert.Equal(new TestNotification(AutoScalingGroupName: null, "fleet-bucket"), EventParser.Parse(Fixture.Bytes("s3-test-event")));

    [Theory]
    [InlineData("eventName", null, "Records[].eventName is missing: expected the event's name, such as ObjectCreated:Put.")]
    [InlineData("s3", null, "Records[].s3.bucket.name is missing: expected the bucket's name.")]
    [InlineData("s3.bucket", null, "Records[].s3.bucket.name is missing: expected the bucket's name.")]
    [InlineData("s3.bucket.name", "\"\"", "Records[].s3.bucket.name is missing: expected the bucket's name.")]
    [InlineData("s3.object.key", null, "Records[].s3.object.key is missing: expected the object's key.")]
    [InlineData("s3.object.key", "\"50%\"", "Records[].s3.object.key is '50%': expected a key that is URL-encoded UTF-8, as S3 sends it.")]
    public void Parse_FieldOfARecordIsWrong_NamesIt(string path, string? value, string message) =>
        Assert.Equal(message, Assert.Throws<MalformedEventException>(() => ParseRecord(record => Set(record, path, value))).Message);

    [Theory]
    [InlineData("s3.object.key", "5", "$.Records[0].s3.object.key")]
    [InlineData("s3.bucket", "\"fleet-bucket\"", "$.Records[0].s3.bucket")]
    public void Parse_FieldOfARecordHasTheWrongKind_NamesThePath(string path, string value, string said) => Assert.Contains(
        said,
        Assert.Throws<MalformedEventException>(() => ParseRecord(record => Set(record, path, value))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("detail.bucket.name", null, "detail.bucket.name is missing: expected the bucket's name.")]
    [InlineData("detail.object", null, "detail.object.key is missing: expected the object's key.")]
    [InlineData("detail.object.key", null, "detail.object.key is missing: expected the object's key.")]
    [InlineData("detail", "[]", "detail is a JSON Array: expected an object.")]
    public void Parse_FieldOfEventBridgeIsWrong_NamesIt(string path, string? value, string message)
    {
        var json = JsonNode.Parse(Fixture.Text("eventbridge-object-created"))!;
        Set(json, path, value);

        Assert.Equal(message, Assert.Throws<MalformedEventException>(() => Parse(json)).Message);
    }

    private static FleetEvent ParseRecord(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Fixture.Text("s3-object-created"))!;
        change(json["Records"]![0]!);
        return Parse(json);
    }

    private static void Set(JsonNode root, string path, string? value)
    {
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(root, (node, name) => node[name]!).AsObject();
        if (value is null)
        {
            parent.Remove(names[^1]);
        }
        else
        {
            parent[names[^1]] = JsonNode.Parse(value);
        }
    }

    private static FleetEvent Parse(JsonNode json) => EventParser.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static IReadOnlyList<ObjectChange> Changes(FleetEvent parsed) => Assert.IsType<LicenseFilesChanged>(parsed).Changes;
}
