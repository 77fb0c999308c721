using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>
/// <c>Records[]</c>, as sent by SNS, S3 and all event source mappings. Each record is read according to its event source. For a source that
/// the function does not know, only the record's id is read.
/// </summary>
internal static class RecordEvents
{
    private const string Sns = "aws:sns";
    private const string Sqs = "aws:sqs";
    private const string S3 = "aws:s3";

    public static FleetEvent From(JsonElement records)
    {
        if (records.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            throw new MalformedEventException($"The event is not valid: $.Records is a JSON {records.ValueKind}: expected an array.");
        }

        if (records.ValueKind == JsonValueKind.Null || records.GetArrayLength() == 0)
        {
            throw new MalformedEventException("Records is empty: expected at least one record.");
        }

        var bySource = records.EnumerateArray()
            .Select((record, index) => (Source: SourceOf(record, index), Record: record, Index: index))
            .GroupBy(record => record.Source is Sns or Sqs or S3 ? record.Source : "");
        if (bySource.ToList() is not [var same])
        {
            throw new MalformedEventException("Records has records of several event sources: expected one source, as AWS sends them.");
        }

        return same.Key switch
        {
            Sns => new MessageBatch(MessageSource.Sns, [.. same.Select(r => Notification(Read(r.Record, r.Index), r.Index))]),
            Sqs => new MessageBatch(MessageSource.Sqs, [.. same.Select(r => Message(Read(r.Record, r.Index)))]),
            S3 => S3Events.FromRecords([.. same.Select(r => Read(r.Record, r.Index))]),
            _ => new ForeignRecords([.. same.Select(r => Foreign(r.Record, r.Index, r.Source))]),
        };
    }

    /// <summary>SNS capitalizes the name.</summary>
    private static string SourceOf(JsonElement record, int index) => record.ValueKind != JsonValueKind.Object
        ? throw new MalformedEventException(
            $"The event is not valid: $.Records[{Text(index)}] is a JSON {record.ValueKind}: expected an object.")
        : Named(record, "eventSource") ?? Named(record, "EventSource") ?? "none";

    private static string? Named(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    private static ForeignRecord Foreign(JsonElement record, int index, string source) =>
        new(IdOf(record) ?? Text(index), $"a record of the event source '{source}' is not an event that this function handles");

    /// <summary>The item identifier of a stream's record. For Kinesis and DynamoDB it is the sequence number.</summary>
    private static string? IdOf(JsonElement record) =>
        Id(Member(record, "kinesis"), "sequenceNumber") ?? Id(Member(record, "dynamodb"), "SequenceNumber")
        ?? Id(record, "eventID") ?? Id(record, "eventId") ?? Id(record, "messageId");

    private static JsonElement Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : default;

    private static string? Id(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && EventFields.TextOf(Member(element, name)) is { Length: > 0 } id ? id : null;

    private static EnvelopeRecord Read(JsonElement record, int index)
    {
        try
        {
            return EventFields.Read(record, EventJsonContext.Default.EnvelopeRecord);
        }
        catch (JsonException e)
        {
            throw new MalformedEventException(
                $"The event is not valid: $.Records[{Text(index)}]{e.Path?[1..]} has the wrong type.", e);
        }
    }

    private static Message Notification(EnvelopeRecord record, int index) => new(
        record.Sns?.MessageId ?? Text(index), EventFields.Need(record.Sns?.Message, "Records[].Sns.Message", "the message's text"));

    private static Message Message(EnvelopeRecord record) => new(
        EventFields.Need(record.MessageId, "Records[].messageId", "the message's id"),
        EventFields.Need(record.Body, "Records[].body", "the message's text"));

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Messages from SNS, which succeed or fail together, or from SQS, which succeed or fail separately.</summary>
internal sealed record MessageBatch(MessageSource Source, IReadOnlyList<Message> Messages) : FleetEvent;

internal enum MessageSource
{
    Sns,
    Sqs,
}

/// <param name="Id">The message id for failure reports.</param>
/// <param name="Body">The inner event's JSON.</param>
internal sealed record Message(string Id, string Body);

/// <summary>Records from sources that the function does not know, mostly streams.</summary>
internal sealed record ForeignRecords(IReadOnlyList<ForeignRecord> Records) : FleetEvent;

/// <param name="Id">Its sequence number, its event id, or its index in the batch.</param>
/// <param name="Reason">Why the function ignores it.</param>
internal sealed record ForeignRecord(string Id, string Reason);

/// <summary>
/// One record. SNS sets <c>EventSource</c> and <c>Sns</c>, SQS sets <c>eventSource</c>, <c>messageId</c> and <c>body</c>, S3 sets the rest.
/// </summary>
internal sealed record EnvelopeRecord
{
    [JsonPropertyName("EventSource")]
    public string? SnsEventSource { get; init; }

    [JsonPropertyName("Sns")]
    public SnsNotification? Sns { get; init; }

    [JsonPropertyName("eventSource")]
    public string? EventSource { get; init; }

    [JsonPropertyName("messageId")]
    public string? MessageId { get; init; }

    [JsonPropertyName("body")]
    public string? Body { get; init; }

    [JsonPropertyName("eventName")]
    public string? EventName { get; init; }

    [JsonPropertyName("s3")]
    public S3Subject? S3 { get; init; }
}

/// <summary>An SNS notification, as Lambda gets it and as a subscribed queue contains it.</summary>
internal sealed record SnsNotification
{
    [JsonPropertyName("MessageId")]
    public string? MessageId { get; init; }

    [JsonPropertyName("Message")]
    public string? Message { get; init; }
}
