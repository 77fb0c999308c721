using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.Recycle;
using FgtAsg.Sweep;

namespace FgtAsg;

/// <summary>Answers as whoever invoked the function gets them.</summary>
internal static class ResultJson
{
    public static byte[] Utf8Of(Result result) => JsonSerializer.SerializeToUtf8Bytes(result, ResultJsonContext.Default.Result);

    /// <summary>Of one event its answer itself. Lambda gets one notification at a time from SNS.</summary>
    public static Stream Of(IReadOnlyList<Result> answers) => new MemoryStream(answers is [var only]
        ? Utf8Of(only)
        : JsonSerializer.SerializeToUtf8Bytes(answers, ResultJsonContext.Default.IReadOnlyListResult));

    public static Stream Of(BatchResponse result) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(result, ResultJsonContext.Default.BatchResponse));

    public static Stream Of(RecordsResponse result) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(result, ResultJsonContext.Default.RecordsResponse));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(ResultStatusConverter), typeof(FindingKindConverter), typeof(FindingOutcomeConverter), typeof(RecycleStrategyConverter)])]
[JsonSerializable(typeof(Result))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(RecordsResponse))]
[JsonSerializable(typeof(IReadOnlyList<Result>))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

/// <summary>The status as its lower-case word.</summary>
internal sealed class ResultStatusConverter() : JsonStringEnumConverter<ResultStatus>(JsonNamingPolicy.CamelCase);

/// <summary>The kind as its word, such as <c>deadInstance</c>.</summary>
internal sealed class FindingKindConverter() : JsonStringEnumConverter<FindingKind>(JsonNamingPolicy.CamelCase);

/// <summary>The outcome as its lower-case word.</summary>
internal sealed class FindingOutcomeConverter() : JsonStringEnumConverter<FindingOutcome>(JsonNamingPolicy.CamelCase);

/// <summary>The strategy as the tag has it, such as <c>out-in</c>.</summary>
internal sealed class RecycleStrategyConverter() : JsonStringEnumConverter<RecycleStrategy>(JsonNamingPolicy.KebabCaseLower);
