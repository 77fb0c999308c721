namespace FgtAsg.Answers;

/// <summary>What SQS is told: the messages that must come again (the event source mapping's <c>ReportBatchItemFailures</c>).</summary>
internal sealed record BatchAnswer(IReadOnlyList<BatchItemFailure> BatchItemFailures);
