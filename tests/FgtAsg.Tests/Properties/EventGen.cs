using FgtAsg.Events;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of all events that the function knows.</summary>
internal static class EventGen
{
    /// <summary>Valid events, with fields in any order and with unknown fields.</summary>
    public static Gen<EventCase> Valid { get; } =
        from known in Gen.Frequency((3, LifecycleEventGen.Any), (2, ObjectEventGen.Any), (2, Batch))
        from json in Fields.Disturb(known.Json)
        select known with { Json = json };

    /// <summary>Valid events with a few random changes, which may make them invalid.</summary>
    public static Gen<Json> Spoiled { get; } = JsonMutations.Of(Valid.Select(e => e.Json), most: 3);

    /// <summary>Messages from SNS or from SQS.</summary>
    public static Gen<EventCase> Batch =>
        from source in Gen.Elements(MessageSource.Sns, MessageSource.Sqs)
        from ids in LifecycleEventGen.NotEmpty.NonEmptyListOf().Resize(5)
        from bodies in Gen.OneOf(LifecycleEventGen.Any.Select(e => e.Json.ToString()), LifecycleEventGen.NotEmpty).ArrayOf(ids.Count)
        let messages = ids.Zip(bodies, (id, body) => new Message(id, body)).ToList()
        select new EventCase(Envelope(source, messages), new MessageBatch(source, messages));

    public static Json Envelope(MessageSource source, IEnumerable<Message> messages) =>
        Json.Of(("Records", new Json.List([.. messages.Select(m => source switch
        {
            MessageSource.Sqs => Json.Of(
                ("eventSource", Json.Text("aws:sqs")), ("messageId", Json.Text(m.Id)), ("body", Json.Text(m.Body))),
            _ => Json.Of(("EventSource", Json.Text("aws:sns")), ("Sns", Notification(m))),
        })])));

    /// <summary>A dead letter, as Lambda's on-failure destination writes it.</summary>
    public static Json Letter(Json payload) => Json.Of(
        ("version", Json.Text("1.0")),
        ("requestContext", Json.Of(("condition", Json.Text("RetriesExhausted")))),
        ("requestPayload", payload));

    /// <summary>The envelope that SNS puts around a message for a queue.</summary>
    public static Json Notification(Message message) => Json.Of(
        ("Type", Json.Text("Notification")),
        ("TopicArn", Json.Text("arn:aws:sns:eu-central-1:123456789012:fleet")),
        ("MessageId", Json.Text(message.Id)),
        ("Message", Json.Text(message.Body)));
}
