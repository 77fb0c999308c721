namespace FgtAsg.Answers;

/// <summary>
/// What an event source mapping of a stream is told: nothing must come again, or the stream would stand still. Lambda looks at
/// <c>batchItemFailures</c> alone; the rest is for whoever reads it.
/// </summary>
/// <param name="BatchItemFailures">Only of messages of SQS, should there be any.</param>
/// <param name="Answers">One for each record of a source that the function does not know.</param>
internal sealed record RecordsAnswer(IReadOnlyList<BatchItemFailure> BatchItemFailures, IReadOnlyList<AnsweredRecord> Answers);
