using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Configuration;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

/// <summary>
/// The input transformer of a rule turns the event of a schedule into a request. EventBridge's dead-letter queue holds the original
/// event, so the original event must lead to the same request.
/// </summary>
public sealed class ScheduleEventTests
{
    private static readonly ScheduleOptions Schedules = new()
    {
        SnapshotRule = "fgt-edge-snapshots",
        RecycleRule = "fgt-edge-recycle-drift",
    };

    [Theory]
    [InlineData("fgt-edge-sweep")]
    [InlineData("fgt-edge-snapshots-2")]
    [InlineData("another-recycle-drift")]
    public void Request_OtherRule_IsASweep(string rule) => Assert.Equal(new SweepRequest(IsDryRun: false), RequestOf(Event(rule)));

    [Theory]
    [InlineData("fgt-edge-snapshots", """{"action":"snapshot","time":"2026-03-01T12:00:00Z"}""")]
    [InlineData("fgt-edge-recycle-drift", """{"action":"recycle","scheduledAt":"2026-03-01T12:00:00Z"}""")]
    public void Request_RuleWithAnInputTransformer_EqualsTheTransformedInput(string rule, string input) =>
        Assert.Equal(Parse(input), RequestOf(Event(rule)));

    [Theory]
    [InlineData("fgt-edge-sweep", typeof(SweepRequest))]
    [InlineData("fgt-edge-snapshots", typeof(SnapshotRequest))]
    [InlineData("fgt-edge-recycle-drift", typeof(RecycleRequest))]
    public void Request_DetailHasDryRun_IsADryRun(string rule, Type type)
    {
        var json = Event(rule);
        json["detail"]!["dryRun"] = true;

        var request = RequestOf(json);

        Assert.IsType(type, request);
        Assert.True(request is SweepRequest { IsDryRun: true } or SnapshotRequest { IsDryRun: true } or RecycleRequest { IsDryRun: true });
    }

    [Fact]
    public void Request_NoRuleIsConfigured_IsASweep()
    {
        var fired = Assert.IsType<ScheduleFired>(EventParser.Parse(Encoding.UTF8.GetBytes(Event("fgt-edge-snapshots").ToJsonString())));

        Assert.Equal(new SweepRequest(IsDryRun: false), ScheduleEvents.RequestOf(fired, new ScheduleOptions()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[\"fgt-edge-snapshots\"]")]
    public void Request_EventHasNoArnOfARule_IsASweep(string resources)
    {
        var json = Event("x");
        json["resources"] = JsonNode.Parse(resources);

        Assert.Equal(new SweepRequest(IsDryRun: false), RequestOf(json));
    }

    [Fact]
    public void Parse_DryRunIsNotABoolean_IsMalformed()
    {
        var json = Event("fgt-edge-sweep");
        json["detail"]!["dryRun"] = 1;

        var error = Assert.Throws<MalformedEventException>(() => RequestOf(json));

        Assert.Equal("detail.dryRun is '1': expected true or false.", error.Message);
    }

    private static JsonNode Event(string rule)
    {
        var json = JsonNode.Parse(Fixture.Text("scheduled"))!;
        json["resources"] = new JsonArray($"arn:aws:events:eu-central-1:123456789012:rule/{rule}");
        return json;
    }

    private static FleetEvent RequestOf(JsonNode json) =>
        ScheduleEvents.RequestOf(Assert.IsType<ScheduleFired>(Parse(json.ToJsonString())), Schedules);

    private static FleetEvent Parse(string json) => EventParser.Parse(Encoding.UTF8.GetBytes(json));
}
