using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class MalformedEventTests
{
    [Theory]
    [InlineData("launch-into-group", "AutoScalingGroupName", null, "detail.AutoScalingGroupName is missing: expected the group's name.")]
    [InlineData("launch-into-group", "AutoScalingGroupName", "", "detail.AutoScalingGroupName is missing: expected the group's name.")]
    [InlineData("launch-into-group", "LifecycleHookName", null, "detail.LifecycleHookName is missing: expected the hook's name.")]
    [InlineData("terminate-out-of-group", "LifecycleHookName", "", "detail.LifecycleHookName is missing: expected the hook's name.")]
    [InlineData(
        "launch-into-group",
        "EC2InstanceId",
        null,
        "detail.EC2InstanceId is missing: expected an instance id (i- and 8 or 17 hexadecimal digits).")]
    [InlineData(
        "launch-into-group",
        "EC2InstanceId",
        "i-0123",
        "detail.EC2InstanceId is 'i-0123': expected an instance id (i- and 8 or 17 hexadecimal digits).")]
    [InlineData(
        "launch-into-group",
        "EC2InstanceId",
        "i-0123456789ABCDEF0",
        "detail.EC2InstanceId is 'i-0123456789ABCDEF0': expected an instance id (i- and 8 or 17 hexadecimal digits).")]
    [InlineData(
        "terminate-out-of-group",
        "EC2InstanceId",
        "i-0123456789abcdef0\n",
        "detail.EC2InstanceId is 'i-0123456789abcdef0\n': expected an instance id (i- and 8 or 17 hexadecimal digits).")]
    [InlineData(
        "launch-successful",
        "EC2InstanceId",
        "*",
        "detail.EC2InstanceId is '*': expected an instance id (i- and 8 or 17 hexadecimal digits).")]
    [InlineData("launch-successful", "AutoScalingGroupName", null, "detail.AutoScalingGroupName is missing: expected the group's name.")]
    [InlineData(
        "terminate-successful",
        "EC2InstanceId",
        "i-",
        "detail.EC2InstanceId is 'i-': expected an instance id (i- and 8 or 17 hexadecimal digits).")]
    [InlineData("terminate-successful", "AutoScalingGroupName", "", "detail.AutoScalingGroupName is missing: expected the group's name.")]
    [InlineData(
        "launch-into-group",
        "LifecycleTransition",
        "autoscaling:EC2_INSTANCE_TERMINATING",
        "detail.LifecycleTransition is 'autoscaling:EC2_INSTANCE_TERMINATING': expected 'autoscaling:EC2_INSTANCE_LAUNCHING'.")]
    [InlineData(
        "terminate-out-of-group",
        "LifecycleTransition",
        "autoscaling:EC2_INSTANCE_LAUNCHING",
        "detail.LifecycleTransition is 'autoscaling:EC2_INSTANCE_LAUNCHING': expected 'autoscaling:EC2_INSTANCE_TERMINATING'.")]
    public void Parse_FieldOfDetailIsWrong_NamesIt(string fixture, string field, string? value, string message)
    {
        var json = JsonNode.Parse(Fixture.Text(fixture))!;
        json["detail"]![field] = value;

        Assert.Equal(message, Malformed(json.ToJsonString()).Message);
    }

    [Theory]
    [InlineData("AutoScalingGroupName", "AutoScalingGroupName is missing: expected the group's name.")]
    [InlineData("LifecycleHookName", "LifecycleHookName is missing: expected the hook's name.")]
    [InlineData("EC2InstanceId", "EC2InstanceId is missing: expected an instance id (i- and 8 or 17 hexadecimal digits).")]
    public void Parse_FieldOfGroupMessageIsMissing_NamesItWithoutDetail(string field, string message)
    {
        var json = JsonNode.Parse(Fixture.Text("group-launch-message"))!.AsObject();
        json.Remove(field);

        Assert.Equal(message, Malformed(json.ToJsonString()).Message);
    }

    [Theory]
    [InlineData("AutoScalingGroupName")]
    [InlineData("LifecycleHookName")]
    [InlineData("EC2InstanceId")]
    [InlineData("LifecycleActionToken")]
    [InlineData("LifecycleTransition")]
    [InlineData("Origin")]
    [InlineData("Destination")]
    public void Parse_FieldOfDetailHasTheWrongKind_NamesIt(string field)
    {
        foreach (var wrong in new JsonNode[] { 5, true, new JsonObject(), new JsonArray() })
        {
            var json = JsonNode.Parse(Fixture.Text("launch-into-group"))!;
            json["detail"]![field] = wrong;

            Assert.Contains($"$.{field}", Malformed(json.ToJsonString()).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("detail", "null", "detail is a JSON Null: expected an object.")]
    [InlineData("detail", "\"x\"", "detail is a JSON String: expected an object.")]
    [InlineData("detail", "[]", "detail is a JSON Array: expected an object.")]
    [InlineData("source", "null", "The event lacks a source or a detail-type: expected both, as EventBridge sends them.")]
    [InlineData("detail-type", "null", "The event lacks a source or a detail-type: expected both, as EventBridge sends them.")]
    public void Parse_EnvelopeIsWrong_SaysWhatIsExpected(string field, string value, string message)
    {
        var json = JsonNode.Parse(Fixture.Text("launch-into-group"))!;
        json[field] = JsonNode.Parse(value);

        Assert.Equal(message, Malformed(json.ToJsonString()).Message);
    }

    [Fact]
    public void Parse_EnvelopeWithoutDetail_IsMalformed() => Assert.Equal(
        "detail is a JSON Undefined: expected an object.",
        Malformed("""{ "source": "aws.autoscaling", "detail-type": "EC2 Instance-launch Lifecycle Action" }""").Message);

    [Theory]
    [InlineData("""{ "detail-type": 5, "source": "aws.autoscaling" }""", "$.detail-type")]
    [InlineData("""{ "detail-type": "x", "source": [] }""", "$.source")]
    [InlineData("""{ "Records": {} }""", "$.Records")]
    [InlineData("""{ "Records": [5] }""", "$.Records[0]")]
    [InlineData("""{ "Records": [{ "eventSource": "aws:kinesis" }, null] }""", "$.Records[1]")]
    [InlineData(
        """{ "Records": [{ "eventSource": "aws:sqs", "messageId": "1", "body": "{}" }, { "eventSource": "aws:sqs", "body": {} }] }""",
        "$.Records[1].body")]
    [InlineData("""{ "Records": [{ "eventSource": "aws:sqs", "messageId": 5 }] }""", "$.Records[0].messageId")]
    [InlineData("""{ "Records": [{ "EventSource": "aws:sns", "Sns": { "Message": {} } }] }""", "$.Records[0].Sns.Message")]
    [InlineData("""{ "TopicArn": "x", "Message": 5 }""", "$.Message")]
    public void Parse_WrongKind_NamesThePath(string json, string path) =>
        Assert.Contains(path, Malformed(json).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "Records": [] }""", "Records is empty: expected at least one record.")]
    [InlineData("""{ "Records": null }""", "Records is empty: expected at least one record.")]
    [InlineData(
        """{ "Records": [{ "eventSource": "aws:sqs", "body": "{}" }] }""",
        "Records[].messageId is missing: expected the message's id.")]
    [InlineData(
        """{ "Records": [{ "eventSource": "aws:sqs", "messageId": "1" }] }""",
        "Records[].body is missing: expected the message's text.")]
    [InlineData("""{ "Records": [{ "EventSource": "aws:sns" }] }""", "Records[].Sns.Message is missing: expected the message's text.")]
    [InlineData(
        """{ "Records": [{ "EventSource": "aws:sns", "Sns": { "Message": "" } }] }""",
        "Records[].Sns.Message is missing: expected the message's text.")]
    [InlineData(
        """{ "TopicArn": "arn:aws:sns:eu-central-1:123456789012:fleet" }""", "Message is missing: expected the notification's text.")]
    public void Parse_RecordIsIncomplete_NamesTheField(string json, string message) => Assert.Equal(message, Malformed(json).Message);

    [Theory]
    [InlineData("[]", "The event is a JSON Array: expected an object.")]
    [InlineData("null", "The event is a JSON Null: expected an object.")]
    [InlineData("5", "The event is a JSON Number: expected an object.")]
    [InlineData("\"text\"", "The event is a JSON String: expected an object.")]
    [InlineData("", "The event is empty: expected a JSON object.")]
    public void Parse_NotAnObject_NamesTheKindOfValue(string json, string message) => Assert.Equal(message, Malformed(json).Message);

    [Theory]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{ } { }")]
    [InlineData("{ \"a\": 1, }")]
    [InlineData("\uFEFF{}")]
    [InlineData("hello")]
    [InlineData("""{ "detail-type": "\ud83d", "source": "aws.autoscaling" }""")]
    [InlineData("""{ "Event": "\udc00" }""")]
    [InlineData("""{ "LifecycleTransition": "\ud83d" }""")]
    [InlineData("""{ "Records": [{ "eventSource": "aws:sqs", "messageId": "1", "body": "\ud83d" }] }""")]
    public void Parse_InvalidJson_IsMalformed(string json)
    {
        var error = Malformed(json);

        Assert.StartsWith("The event is not valid: ", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public void Parse_LoneSurrogateInAnUnusedField_IsAccepted() => Assert.IsType<TestNotification>(
        EventParser.Parse(Encoding.UTF8.GetBytes("""{ "Event": "autoscaling:TEST_NOTIFICATION", "Note": "\ud83d" }""")));

    [Fact]
    public void Parse_InvalidUtf8_IsMalformed() =>
        Assert.Throws<MalformedEventException>(
            () => EventParser.Parse("{\"Event\":\""u8.ToArray().Concat(new byte[] { 0xC3, 0x28 }).Concat("\"}"u8.ToArray()).ToArray()));

    [Theory]
    [InlineData(70)]
    [InlineData(100_000)]
    public void Parse_DeepNesting_IsMalformed(int depth)
    {
        var json = $$"""{ "detail-type": "x", "source": "y", "detail": {{new string('[', depth)}}{{new string(']', depth)}} }""";

        Assert.StartsWith("The event is not valid: ", Malformed(json).Message, StringComparison.Ordinal);
    }

    private static MalformedEventException Malformed(string json)
    {
        var error = Assert.Throws<MalformedEventException>(() => EventParser.Parse(Encoding.UTF8.GetBytes(json)));
        Assert.Equal("MalformedEvent", error.ErrorType);
        return error;
    }
}
