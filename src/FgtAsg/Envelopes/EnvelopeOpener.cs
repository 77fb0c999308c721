using System.Text;
using FgtAsg.Answers;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Envelopes;

/// <summary>
/// Opens what events come in (messages of SNS and SQS, Lambda's dead letters, records), in any order and as deep as they lie in each other,
/// and answers whoever handed it over.
/// </summary>
/// <param name="handle">Answers one event; throws where it must come again.</param>
/// <param name="metrics">Counts the messages that are ignored.</param>
/// <param name="logger">Tells of those that are for somebody else.</param>
internal sealed class EnvelopeOpener(Func<FleetEvent, Invocation, Task<Answer>> handle, FleetMetrics metrics, ILogger logger)
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
        MessageBatch { Source: MessageSource.Sqs } queue => AnswerJson.Of(new BatchAnswer(await HandleEachAsync(queue, invocation))),
        SeveralEvents several => AnswerJson.Of(await HandleEachAsync(several.Events, invocation)),
        ForeignRecords records => AnswerJson.Of(await HandleEachAsync([records], invocation)),
        var other => AnswerJson.Of(await OpenAsync(other, messageId: null, layer: 0, invocation)),
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

    /// <summary>A queue's messages one by one, and other sources' records, of which each is ignored. The rest is done as a whole.</summary>
    private async Task<RecordsAnswer> HandleEachAsync(IReadOnlyList<FleetEvent> events, Invocation invocation)
    {
        var parts = await Task.WhenAll(events.Select(async part => part switch
        {
            MessageBatch { Source: MessageSource.Sqs } queue => new RecordsAnswer(await HandleEachAsync(queue, invocation), []),
            ForeignRecords foreign => new RecordsAnswer([], [.. foreign.Records.Select(Answered)]),
            _ => await DoneAsync(part),
        }));
        return new RecordsAnswer([.. parts.SelectMany(part => part.BatchItemFailures)], [.. parts.SelectMany(part => part.Answers)]);

        AnsweredRecord Answered(ForeignRecord record) => AnsweredRecord.From(record.Id, Ignore(record, messageId: null));

        async Task<RecordsAnswer> DoneAsync(FleetEvent part)
        {
            await OpenAsync(part, messageId: null, layer: 0, invocation);
            return new RecordsAnswer([], []);
        }
    }

    /// <summary>All of it, or an exception: everything is tried, and what failed makes the whole fail: nobody hears of a part.</summary>
    private async Task<IReadOnlyList<Answer>> OpenAsync(FleetEvent fleetEvent, string? messageId, int layer, Invocation invocation)
    {
        switch (fleetEvent)
        {
            case DeadLetter letter:
                return await OpenAsync(letter.Event, messageId, layer, invocation);
            case MessageBatch batch:
                return await AllAsync(batch.Messages.Select(message => OpenAsync(message, messageId ?? message.Id, layer + 1, invocation)));
            case SeveralEvents several:
                return await AllAsync(several.Events.Select(one => OpenAsync(one, messageId, layer, invocation)));
            case ForeignRecords foreign:
                return [.. foreign.Records.Select(record => Ignore(record, messageId))];
            default:
                var answer = await handle(fleetEvent, invocation);
                NoteIgnored(answer, messageId);
                return [answer];
        }
    }

    private async Task<IReadOnlyList<Answer>> OpenAsync(Message message, string messageId, int layer, Invocation invocation) =>
        layer <= MostLayers
            ? await OpenAsync(EventParser.Parse(Encoding.UTF8.GetBytes(message.Body)), messageId, layer, invocation)
            : throw new MalformedEventException($"The event is in more than {MostLayers} messages, one in another: expected fewer.");

    private static async Task<IReadOnlyList<Answer>> AllAsync(IEnumerable<Task<IReadOnlyList<Answer>>> parts) =>
        [.. (await Task.WhenAll(parts)).SelectMany(answers => answers)];

    private Answer Ignore(ForeignRecord record, string? messageId)
    {
        var answer = Answer.Unhandled(action: null, instanceId: null, record.Reason);
        NoteIgnored(answer, messageId ?? record.Id);
        return answer;
    }

    /// <summary>What came by hand is answered to somebody; a message that is ignored is deleted, and nobody reads why.</summary>
    private void NoteIgnored(Answer answer, string? messageId)
    {
        if (messageId is null || answer.Status != AnswerStatus.Ignored)
        {
            return;
        }

        metrics.MessageIgnored(answer.IsUnhandled);
        if (answer.IsUnhandled)
        {
            logger.MessageUnhandled(messageId, answer.Reason);
        }
    }
}
