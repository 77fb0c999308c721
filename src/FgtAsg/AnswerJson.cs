using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.Recycle;
using FgtAsg.Sweep;

namespace FgtAsg;

/// <summary>Answers as whoever invoked the function gets them.</summary>
internal static class AnswerJson
{
    public static byte[] Utf8Of(Answer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJsonContext.Default.Answer);

    /// <summary>Of one event its answer itself. Lambda gets one notification at a time from SNS.</summary>
    public static Stream Of(IReadOnlyList<Answer> answers) => new MemoryStream(answers is [var only]
        ? Utf8Of(only)
        : JsonSerializer.SerializeToUtf8Bytes(answers, AnswerJsonContext.Default.IReadOnlyListAnswer));

    public static Stream Of(BatchAnswer answer) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJsonContext.Default.BatchAnswer));

    public static Stream Of(RecordsAnswer answer) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJsonContext.Default.RecordsAnswer));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(AnswerStatusConverter), typeof(FindingKindConverter), typeof(FindingOutcomeConverter), typeof(RecycleStrategyConverter)])]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(RecordsAnswer))]
[JsonSerializable(typeof(IReadOnlyList<Answer>))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;

/// <summary>The status as its lower-case word.</summary>
internal sealed class AnswerStatusConverter() : JsonStringEnumConverter<AnswerStatus>(JsonNamingPolicy.CamelCase);

/// <summary>The kind as its word, such as <c>deadInstance</c>.</summary>
internal sealed class FindingKindConverter() : JsonStringEnumConverter<FindingKind>(JsonNamingPolicy.CamelCase);

/// <summary>The outcome as its lower-case word.</summary>
internal sealed class FindingOutcomeConverter() : JsonStringEnumConverter<FindingOutcome>(JsonNamingPolicy.CamelCase);

/// <summary>The strategy as the tag has it, such as <c>out-in</c>.</summary>
internal sealed class RecycleStrategyConverter() : JsonStringEnumConverter<RecycleStrategy>(JsonNamingPolicy.KebabCaseLower);
