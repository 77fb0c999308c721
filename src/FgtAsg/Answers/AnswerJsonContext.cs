using System.Text.Json.Serialization;
using FgtAsg.Recycle;

namespace FgtAsg.Answers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(AnswerStatusConverter), typeof(FindingKindConverter), typeof(FindingOutcomeConverter), typeof(RecycleStrategyConverter)])]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(RecordsAnswer))]
[JsonSerializable(typeof(IReadOnlyList<Answer>))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
