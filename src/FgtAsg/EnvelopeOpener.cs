using System.Text;
using System.Text.Json.Serialization;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg;

/// <summary>
/// Opens what events come in (messages of SNS and SQS, Lambda's dead letters, records), in any order and as deep as they lie in each other,
/// and answers whoever handed it over.
/// </summary>
/// <param name="handle">Answers one event; throws where it must come again.</param>
/// <param name="metrics">Counts the messages that are ignored.</param>
/// <param name="logger">Tells of those that are for somebody else.</param>
internal sealed class EnvelopeOpener(Func<FleetEvent, Invocation, Task<Result>> handle, FleetMetrics metrics, ILogger logger)
{
    /// <summary>As deep as JSON itself may be: a message is a text, so that JSON's own bound does not hold for what is in it.</summary>
    private const int MostLayers = 64;

    /// <param name="payload">The invocation's.</param>
    /// <param name="invocation">How long it may take.</param>
    /// <returns>The answer's JSON.</returns>
    /// <exception cref="MalformedEventException">The payload, or what is in it, is not what its kind must be.</exception>
    /// <exception cref="IncompleteException">It must come again.</exception>
    public async Task<Stream> AnswerAsync(ReadOnlyMemory<byte> payload, Invocation invocation) => EventParser.Parse(payload) switch
    {
        MessageBatch { Source: MessageSource.Sqs } queue => ResultJson.Of(new BatchResponse(await HandleEachAsync(queue, invocation))),
        ForeignRecords foreign => ResultJson.Of(
            new RecordsResponse([.. foreign.Records.Select(record => RecordResult.From(record.Id, Ignore(record, messageId: null)))])),
        var other => ResultJson.Of(await OpenAsync(other, messageId: null, layer: 0, invocation)),
    };

    /// <summary>Each message stands for itself: those that fail come again, the others do not.</summary>
    private async Task<IReadOnlyList<BatchItemFailure>> HandleEachAsync(MessageBatch queue, Invocation invocation)
    {
        var failures = await Task.WhenAll(queue.Messages.Select(async message =>
        {
            try
            {
                await OpenAsync(message, message.Id, layer: 1, invocation);
                return null;
            }
            // All of them: a message that failed, for whatever reason, must not be taken for done.
            catch (Exception e)
            {
                logger.MessageFailed(message.Id, e);
                return new BatchItemFailure(message.Id);
            }
        }));
        return [.. failures.OfType<BatchItemFailure>()];
    }

    /// <summary>All of it, or an exception: everything is tried, and what failed makes the whole fail: nobody hears of a part.</summary>
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
            : throw new MalformedEventException($"The event is in more than {MostLayers} messages, one in another: expected fewer.");

    private static async Task<IReadOnlyList<Result>> AllAsync(IEnumerable<Task<IReadOnlyList<Result>>> parts) =>
        [.. (await Task.WhenAll(parts)).SelectMany(results => results)];

    private Result Ignore(ForeignRecord record, string? messageId)
    {
        var result = Result.Unhandled(action: null, instanceId: null, record.Reason);
        NoteIgnored(result, messageId, record.Id);
        return result;
    }

    /// <summary>
    /// A message that is ignored is deleted, and nobody reads why. Nor does anybody read the answer to an event that EventBridge or S3
    /// brought without one: where it is not for this function at all, that is told too.
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

/// <summary>What SQS is told: the messages that must come again (the event source mapping's <c>ReportBatchItemFailures</c>).</summary>
internal sealed record BatchResponse(IReadOnlyList<BatchItemFailure> BatchItemFailures);

internal sealed record BatchItemFailure(string ItemIdentifier);

/// <summary>
/// What an event source mapping of a stream is told: nothing must come again, or the stream would stand still. Lambda looks at
/// <c>batchItemFailures</c> alone; the rest is for whoever reads it.
/// </summary>
/// <param name="Answers">One for each record.</param>
internal sealed record RecordsResponse(IReadOnlyList<RecordResult> Answers)
{
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<BatchItemFailure> BatchItemFailures { get; } = [];
}

/// <param name="ItemIdentifier">The record's sequence number or event id; where it has none, its place in the batch.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why.</param>
internal sealed record RecordResult(string ItemIdentifier, ResultStatus Status, string? Reason)
{
    public static RecordResult From(string id, Result result) => new(id, result.Status, result.Reason);
}
