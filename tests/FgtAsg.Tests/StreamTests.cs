using System.Text.Json.Nodes;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Events;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests;

/// <summary>Records of unknown sources are answered one by one. If the whole batch failed, the stream would be blocked.</summary>
public sealed class StreamTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Theory]
    [InlineData(
        "kinesis",
        "49590338271490256608559692538361571095921575989136588898,49590338271490256608559692540925702759324208523137515618",
        "aws:kinesis")]
    [InlineData("dynamodb-stream", "111,222,333", "aws:dynamodb")]
    [InlineData("codecommit", "5a824061-17ca-46a9-bbf9-114edeadbeef", "aws:codecommit")]
    public async Task Records_OfAStream_AreAnsweredOneByOne(string fixture, string ids, string source)
    {
        var gate = new CallGate();

        var answer = await InvokeAsync(Fixture.Text(fixture), gate);

        var expected = new JsonObject
        {
            ["batchItemFailures"] = new JsonArray(),
            ["answers"] = new JsonArray([.. ids.Split(',').Select(id => Ignored(id, source))]),
        };
        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(answer)!.ToJsonString());
        Assert.Empty(gate.Calls);
        Assert.Equal(ids.Split(','), Told().Select(line => line["messageId"]!.ToString()));
    }

    [Theory]
    [InlineData("""{ "eventSource": "aws:kinesis", "messageId": 5, "body": {}, "eventTime": 1.5, "s3": "x" }""", "0", "aws:kinesis")]
    [InlineData("""{ "eventSource": "aws:dynamodb", "eventID": 7, "dynamodb": { "SequenceNumber": 8 } }""", "0", "aws:dynamodb")]
    [InlineData("""{ "eventSource": "aws:kinesis", "eventID": "shardId-0:1", "kinesis": [] }""", "shardId-0:1", "aws:kinesis")]
    [InlineData("""{ "eventSource": 5 }""", "0", "5")]
    [InlineData("{}", "0", "none")]
    [InlineData("""{ "EventSource": "aws:other", "eventSource": null }""", "0", "aws:other")]
    public async Task Record_WithFieldsOfOtherTypes_IsAnsweredWithTheReason(string record, string id, string source)
    {
        var answer = JsonNode.Parse(await InvokeAsync($$"""{ "Records": [{{record}}] }"""))!;

        Assert.Equal(Ignored(id, source).ToJsonString(), Assert.Single(answer["answers"]!.AsArray())!.ToJsonString());
    }

    /// <summary>AWS does not mix sources. If it did, the queue's records would still be handled and reported.</summary>
    [Fact]
    public async Task Queue_OfDifferentAndBadMessages_HandlesEachSeparately()
    {
        var launched = Enumerable.Range(0, 4).Select(_ => _fleet.Launch()).ToList();

        var answer = await InvokeAsync(Wrapped.Sqs(
            ("bare", launched[0].Event),
            ("no JSON", "hello"),
            ("topic", Wrapped.Notification(launched[1].Event)),
            ("letter", Wrapped.Letter(launched[2].Event)),
            ("no event", Wrapped.Letter("{}").Replace("\"requestPayload\":{}", "\"requestPayload\":1", StringComparison.Ordinal)),
            ("letter by a topic", Wrapped.Notification(Wrapped.Letter(launched[3].Event))),
            ("not ours", """{ "hello": 1 }""")));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"no JSON"},{"itemIdentifier":"no event"}]}""", answer);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, [.. launched.Select(one => one.InstanceId)]);
    }

    [Fact]
    public async Task Queue_AsSqsSendsItWithDeadLetters_IsCompleted() =>
        Assert.Equal("""{"batchItemFailures":[]}""", await InvokeAsync(Fixture.Text("sqs-dead-letters")));

    private static JsonObject Ignored(string id, string source) => new()
    {
        ["itemIdentifier"] = id,
        ["status"] = "ignored",
        ["reason"] = $"a record of the event source '{source}' is not an event that this function handles",
    };

    private Task<string> InvokeAsync(string json, CallGate? gate = null) => _fleet.InvokeAsync(_fleet.StartFunction(gate), json);

    private IEnumerable<JsonNode> Told() => _fleet.Logged.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!)
        .Where(line => line["eventId"]?.GetValue<int>() == 40);
}
