using System.Text;
using FgtAsg.Events;
using FgtAsg.Tests.Events;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

public sealed class EventProperties
{
    private static readonly Json[] Fixtures = [.. Fixture.Names.Select(name => Json.Parse(Fixture.Text(name)))];

    [Fact]
    public void Parse_ValidEvent_GivesTheEvent() => Cases.All(
        EventGen.Valid,
        sent => AssertSame(sent.Expected, EventParser.Parse(sent.Json.ToUtf8())),
        sent => $"{sent.Json}");

    /// <summary>For a queue that is subscribed to a topic, the event is in SNS's envelope, which is in the queue's envelope.</summary>
    [Fact]
    public void Parse_EventInANotificationInAQueue_GivesTheEvent() => Cases.All(
        from events in EventGen.Valid.NonEmptyListOf().Resize(5)
        let notifications = events.Select((e, i) => new Message($"{i}", $"{EventGen.Notification(new Message($"sns-{i}", $"{e.Json}"))}"))
        from envelope in Fields.Disturb(EventGen.Envelope(MessageSource.Sqs, notifications))
        select (events, envelope),
        sent =>
        {
            var queue = Assert.IsType<MessageBatch>(EventParser.Parse(sent.envelope.ToUtf8()));
            Assert.Equal(sent.events.Count, queue.Messages.Count);
            foreach (var (e, message) in sent.events.Zip(queue.Messages))
            {
                var notification = Assert.IsType<MessageBatch>(EventParser.Parse(Encoding.UTF8.GetBytes(message.Body)));
                AssertSame(e.Expected, EventParser.Parse(Encoding.UTF8.GetBytes(Assert.Single(notification.Messages).Body)));
            }
        },
        sent => $"{sent.envelope}",
        count: 100);

    /// <summary>Events that Lambda sent to the dead-letter queue once or several times.</summary>
    [Fact]
    public void Parse_EventInDeadLetters_GivesTheEvent() => Cases.All(
        from sent in EventGen.Valid
        from depth in Gen.Choose(1, 9)
        let letter = Enumerable.Range(0, depth).Aggregate(sent.Json, (json, _) => EventGen.Letter(json))
        from disturbed in Fields.Disturb(letter)
        select (sent.Expected, Json: disturbed, Depth: depth),
        sent =>
        {
            var parsed = EventParser.Parse(sent.Json.ToUtf8());
            for (var depth = 0; depth < sent.Depth; depth++)
            {
                parsed = Assert.IsType<DeadLetter>(parsed).Event;
            }

            AssertSame(sent.Expected, parsed);
        },
        sent => $"{sent.Json}",
        count: 100);

    [Fact]
    public void Parse_SpoiledEvent_IsAnEventOrATypedError() => Cases.All(EventGen.Spoiled, AssertTyped, shrink: Smaller.Than, count: 1000);

    [Fact]
    public void Parse_SpoiledFixture_IsAnEventOrATypedError() =>
        Cases.All(JsonMutations.Of(Gen.Elements(Fixtures), most: 2), AssertTyped, shrink: Smaller.Than, count: 1000);

    [Fact]
    public void Parse_AnyJson_IsAnEventOrATypedError() => Cases.All(JsonGen.Any, AssertTyped, shrink: Smaller.Than);

    /// <summary>Maps of the fields that the routing reads, with any values.</summary>
    [Fact]
    public void Parse_AnyJsonInKnownFields_IsAnEventOrATypedError() => Cases.All(
        JsonGen.MapOf(
            Gen.Elements(
                "source", "detail-type", "detail", "Records", "Event", "LifecycleTransition", "TopicArn", "Message", "action", "time",
                "requestPayload", "requestContext", "resources").NonEmptyListOf()
                .Select(names => names.ToArray()),
            JsonGen.Any.Resize(12)),
        AssertTyped,
        shrink: Smaller.Than,
        count: 1000);

    [Fact]
    public void Parse_AnyBytes_AreAnEventOrATypedError() =>
        Cases.All(Texts.Bytes, bytes => AssertTyped(bytes), Convert.ToHexString, Smaller.Than);

    [Fact]
    public void Parse_FixtureWithABrokenByte_IsAnEventOrATypedError() => Cases.All(
        from json in Gen.Elements(Fixtures)
        let bytes = json.ToUtf8()
        from position in Gen.Choose(0, bytes.Length - 1)
        from value in Gen.Choose(0, 255)
        from length in Gen.Elements(bytes.Length, position)
        select Broken(bytes, position, (byte)value)[..length],
        bytes => AssertTyped(bytes),
        Convert.ToHexString,
        count: 500);

    private static byte[] Broken(byte[] bytes, int position, byte value)
    {
        var broken = bytes.ToArray();
        broken[position] = value;
        return broken;
    }

    private static void AssertTyped(Json json) => AssertTyped(json.ToUtf8());

    private static void AssertTyped(byte[] payload)
    {
        try
        {
            var parsed = EventParser.Parse(payload);
            Assert.True(parsed is not MessageBatch { Messages.Count: 0 });
            Assert.True(parsed is not Unhandled { Reason: "" });
        }
        catch (MalformedEventException e)
        {
            Assert.Equal("MalformedEvent", e.ErrorType);
            Assert.NotEmpty(e.Message);
        }
    }

    /// <summary>Compares lists by value, as records compare their lists by reference.</summary>
    private static void AssertSame(FleetEvent expected, FleetEvent actual)
    {
        switch (expected, actual)
        {
            case (LicenseFilesChanged sent, LicenseFilesChanged parsed):
                Assert.Equal(sent.Changes, parsed.Changes);
                Assert.Equal(sent.OtherEvents, parsed.OtherEvents);
                break;
            case (MessageBatch sent, MessageBatch parsed):
                Assert.Equal(sent.Source, parsed.Source);
                Assert.Equal(sent.Messages, parsed.Messages);
                break;
            default:
                Assert.Equal(expected, actual);
                break;
        }
    }
}
