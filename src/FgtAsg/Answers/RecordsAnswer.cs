using System.Text.Json.Serialization;

namespace FgtAsg.Answers;

/// <summary>
/// What an event source mapping of a stream is told: nothing must come again, or the stream would stand still. Lambda looks at
/// <c>batchItemFailures</c> alone; the rest is for whoever reads it.
/// </summary>
/// <param name="Answers">One for each record.</param>
internal sealed record RecordsAnswer(IReadOnlyList<AnsweredRecord> Answers)
{
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<BatchItemFailure> BatchItemFailures { get; } = [];
}
