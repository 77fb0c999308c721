using System.Text;
using System.Text.Json.Serialization;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg;

/// <summary>
/// Unwraps events from their envelopes (SNS and SQS messages, Lambda's dead letters, records), in any order and depth, and answers the
/// invoker.
/// </summary>
/// <param name="handle">Answers one event. Throws when the event must be delivered again.</param>
internal sealed class EnvelopeOpener(Func<FleetEvent, Invocation, Task<Result>> handle, FleetMetrics metrics, ILogger logger)
{
    /// <summary>The limit of JSON nesting. The parser's own limit does not apply, because an inner message is a string.</summary>
    private const int MostLayers = 64;

    /// <returns>The answer's JSON.</returns>
    /// <exception cref="MalformedEventException">The payload, or an event in it, is malformed.</exception>
    /// <exception cref="IncompleteException">The event must be delivered again.</exception>
    public async Task<Stream> AnswerAsync(ReadOnlyMemory<byte> payload, Invocation invocation) => EventParser.Parse(payload) switch
    {
        MessageBatch { Source: MessageSource.Sqs } queue => ResultJson.Of(new BatchResponse(await HandleEachAsync(queue, invocation))),
        ForeignRecords foreign => ResultJson.Of(
            new RecordsResponse([.. foreign.Records.Select(record => RecordResult.From(record.Id, Ignore(record, messageId: null)))])),
        var other => ResultJson.Of(await OpenAsync(other, messageId: null, layer: 0, invocation)),
    };

    /// <summary>Handles each message separately: only the failed ones are delivered again.</summary>
    private async Task<IReadOnlyList<BatchItemFailure>> HandleEachAsync(MessageBatch queue, Invocation invocation)
    {
        var failures = await Task.WhenAll(queue.Messages.Select(async message =>
        {
            try
            {
                await OpenAsync(message, message.Id, layer: 1, invocation);
                return null;
            }
            // Catch everything: a message that failed for any reason must be delivered again.
            catch (Exception e)
            {
                logger.MessageFailed(message.Id, e);
                return new BatchItemFailure(message.Id);
            }
        }));
        return [.. failures.OfType<BatchItemFailure>()];
    }

    /// <summary>Tries all events. If one fails, the whole call fails, because the invoker cannot be told about a partial success.</summary>
    private async Task<IReadOnlyList<Result>> OpenAsync(FleetEvent fleetEvent, string? messageId, int layer, Invocation invocation)
    {
        switch (fleetEvent)
        {
            case DeadLetter letter:
                return await OpenAsync(letter.Event, messageId, layer, invocation);
            case MessageBatch batch:
                return await AllAsync(batch.Messages.Select(message => OpenAsync(message, messageId ?? message.Id, layer + 1, invocation)));
            case ForeignRecords foreign:
                return [.. foreign.Records.Select(record => Ignore(record, messageId))];
            default:
                var result = await handle(fleetEvent, invocation);
                NoteIgnored(result, messageId, result.IsUnhandled ? invocation.RequestId : null);
                return [result];
        }
    }

    private async Task<IReadOnlyList<Result>> OpenAsync(Message message, string messageId, int layer, Invocation invocation) =>
        layer <= MostLayers
            ? await OpenAsync(EventParser.Parse(Encoding.UTF8.GetBytes(message.Body)), messageId, layer, invocation)
            : throw new MalformedEventException($"The event is nested in more than {MostLayers} messages: expected fewer.");

    private static async Task<IReadOnlyList<Result>> AllAsync(IEnumerable<Task<IReadOnlyList<Result>>> parts) =>
        [.. (await Task.WhenAll(parts)).SelectMany(results => results)];

    private Result Ignore(ForeignRecord record, string? messageId)
    {
        var result = Result.Unhandled(action: null, instanceId: null, record.Reason);
        NoteIgnored(result, messageId, record.Id);
        return result;
    }

    /// <summary>
    /// Nobody sees why an ignored message was deleted, so it is counted. The same holds for an event from EventBridge or S3, whose answer
    /// nobody reads: when it is not for this function at all, it is counted and logged too.
    /// </summary>
    private void NoteIgnored(Result result, string? messageId, string? otherId)
    {
        if (result.Status != ResultStatus.Ignored || (messageId ?? otherId) is not { } id)
        {
            return;
        }

        metrics.MessageIgnored(result.IsUnhandled);
        if (result.IsUnhandled)
        {
            logger.MessageUnhandled(id, result.Reason);
        }
    }
}

/// <summary>The answer to SQS: the messages to deliver again (the event source mapping's <c>ReportBatchItemFailures</c>).</summary>
internal sealed record BatchResponse(IReadOnlyList<BatchItemFailure> BatchItemFailures);

internal sealed record BatchItemFailure(string ItemIdentifier);

/// <summary>
/// The answer to the event source mapping of a stream. It reports no failures, because a failure would block the stream. Lambda reads only
/// <c>batchItemFailures</c>; the answers are for people.
/// </summary>
/// <param name="Answers">One for each record.</param>
internal sealed record RecordsResponse(IReadOnlyList<RecordResult> Answers)
{
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<BatchItemFailure> BatchItemFailures { get; } = [];
}

/// <param name="ItemIdentifier">The record's sequence number or event id; if it has neither, its index in the batch.</param>
internal sealed record RecordResult(string ItemIdentifier, ResultStatus Status, string? Reason)
{
    public static RecordResult From(string id, Result result) => new(id, result.Status, result.Reason);
}
