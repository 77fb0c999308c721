using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.S3;
using FgtAsg.Tests.Sandbox.LambdaHost;

namespace FgtAsg.Tests.Sandbox.Delivery;

public sealed class S3NotificationsTests : IDisposable
{
    private static readonly ObjectChange Written = new()
    {
        Bucket = "fleet",
        Key = "licenses/FG VM+1=é~.lic",
        Kind = ObjectChangeKind.Put,
        Size = 512,
        ETag = "0123456789abcdef0123456789abcdef",
        Sequencer = "08DEADBEEF012345E5",
        Time = DateTimeOffset.UnixEpoch.AddMilliseconds(1234),
    };

    private static readonly CloudOptions Cloud = new() { Region = "us-gov-west-1" };

    private readonly ScriptedFunction _function = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        _function.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task Lambda_ObjectCreated_HasTheS3MessageFormat()
    {
        var record = Record(await PayloadAsync(Written, S3NotificationForm.Lambda));

        Assert.Equal(
            ("2.1", "aws:s3", "us-gov-west-1", "1970-01-01T00:00:01.234Z", "ObjectCreated:Put"),
            (Text(record, "eventVersion"),
                Text(record, "eventSource"),
                Text(record, "awsRegion"),
                Text(record, "eventTime"),
                Text(record, "eventName")));
        Assert.Equal("fgt-asg", Text(record["s3"], "configurationId"));
        Assert.Equal(
            """{"name":"fleet","ownerIdentity":{"principalId":"123456789012"},"arn":"arn:aws-us-gov:s3:::fleet"}""",
            record["s3"]!["bucket"]!.ToJsonString());
        AssertJson(
            """
            {
              "key": "licenses/FG+VM%2B1%3D%C3%A9%7E.lic",
              "size": 512,
              "eTag": "0123456789abcdef0123456789abcdef",
              "sequencer": "08DEADBEEF012345E5"
            }
            """,
            record["s3"]!["object"]!);
    }

    [Fact]
    public async Task EventBridge_ObjectCreated_HasAnEnvelopeWithThePlainKey()
    {
        var envelope = await PayloadAsync(Written, S3NotificationForm.EventBridge);

        Assert.Equal("""["arn:aws-us-gov:s3:::fleet"]""", envelope["resources"]!.ToJsonString());
        Assert.Equal(("aws.s3", "Object Created", "fleet", "PutObject", null), Words(envelope));
        AssertJson(
            """
            {"key":"licenses/FG VM+1=é~.lic","size":512,"etag":"0123456789abcdef0123456789abcdef","sequencer":"08deadbeef012345e5"}
            """,
            envelope["detail"]!["object"]!);
    }

    [Fact]
    public async Task Deleted_BothForms_SayHowWithoutSizeAndETag()
    {
        var deleted = Written with { Kind = ObjectChangeKind.Delete, Key = "k", Size = null, ETag = null };

        var record = Record(await PayloadAsync(deleted, S3NotificationForm.Lambda));
        Assert.Equal("ObjectRemoved:Delete", Text(record, "eventName"));
        AssertJson("""{"key":"k","sequencer":"08DEADBEEF012345E5"}""", record["s3"]!["object"]!);
        Assert.Equal(
            ("aws.s3", "Object Deleted", "fleet", "DeleteObject", "Permanently Deleted"),
            Words(await PayloadAsync(deleted, S3NotificationForm.EventBridge)));
    }

    [Theory]
    [InlineData("fleet", "licenses/", "s3:ObjectCreated:*", true)]
    [InlineData("fleet", "licenses/FG VM+", "s3:ObjectCreated:Put", true)]
    [InlineData("other", "", "s3:ObjectCreated:*", false)]
    [InlineData("fleet", "licenses/FG+VM", "s3:ObjectCreated:*", false)]
    [InlineData("fleet", "", "s3:ObjectCreated:Copy", false)]
    [InlineData("fleet", "", "s3:ObjectRemoved:*", false)]
    public void Rule_BucketKeyAndEvent_MustAllMatch(string bucket, string prefix, string wanted, bool expected)
    {
        var rule = new S3NotificationRule { Bucket = bucket, KeyPrefix = prefix, Events = [wanted] };

        Assert.Equal(expected, rule.IsMatch(Written));
    }

    [PythonFact]
    public async Task Deliver_ReceivedEventAgain_IsRecordedInTheSameForm()
    {
        await using var host = _function.Host();
        var delivery = new EventDelivery(host, []);

        Notifications(delivery, S3NotificationForm.Lambda).Receive(Written);
        await delivery.WhenIdleAsync(_limit.Token);
        await delivery.DeliverAsync(delivery.Records[0].Event, _limit.Token);

        Assert.Equal(2, delivery.Records.Count);
        Assert.All(delivery.Records, record =>
        {
            Assert.Equal(("aws.s3", "Object Created"), (record.Event.Source, record.Event.DetailType));
            Assert.Equal(record.Payload, System.Text.Encoding.UTF8.GetString(record.Result!.Payload.Span));
            Assert.Contains("\"eventName\":\"ObjectCreated:Put\"", record.Payload, StringComparison.Ordinal);
        });
    }

    private static S3Notifications Notifications(EventDelivery delivery, S3NotificationForm form) =>
        new(delivery, [new S3NotificationRule { Bucket = "fleet", Form = form }], Cloud);

    /// <summary>The function's payload for the change.</summary>
    private async Task<JsonNode> PayloadAsync(ObjectChange change, S3NotificationForm form)
    {
        await using var host = _function.Host();
        var delivery = new EventDelivery(host, [], automatic: false);
        Notifications(delivery, form).Receive(change);
        return JsonNode.Parse(delivery.PayloadOf(Assert.Single(delivery.Pending)))!;
    }

    private static JsonObject Record(JsonNode message) => Assert.Single(message["Records"]!.AsArray())!.AsObject();

    private static (string? Source, string? Type, string? Bucket, string? Reason, string? How) Words(JsonNode envelope) =>
        (Text(envelope, "source"), Text(envelope, "detail-type"), Text(envelope["detail"]!["bucket"], "name"),
            Text(envelope["detail"], "reason"), Text(envelope["detail"], "deletion-type"));

    private static string? Text(JsonNode? parent, string name) => (string?)parent?[name];

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {expected}, was {actual.ToJsonString()}");
}
