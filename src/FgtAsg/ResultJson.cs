using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.Recycle;
using FgtAsg.Sweep;

namespace FgtAsg;

/// <summary>Results as JSON.</summary>
internal static class ResultJson
{
    public static byte[] Utf8Of(Result result) => JsonSerializer.SerializeToUtf8Bytes(ResultDocument.Of(result), ResultJsonContext.Default.ResultDocument);

    /// <summary>Of one event its result itself. Lambda gets one notification at a time from SNS.</summary>
    public static Stream Of(IReadOnlyList<Result> results) => new MemoryStream(results is [var only]
        ? Utf8Of(only)
        : JsonSerializer.SerializeToUtf8Bytes([.. results.Select(ResultDocument.Of)], ResultJsonContext.Default.IReadOnlyListResultDocument));

    public static Stream Of(BatchResponse response) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(response, ResultJsonContext.Default.BatchResponse));

    public static Stream Of(RecordsResponse response) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(response, ResultJsonContext.Default.RecordsResponse));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(ResultStatusConverter), typeof(FindingKindConverter), typeof(FindingOutcomeConverter), typeof(RecycleStrategyConverter)])]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(RecordsResponse))]
[JsonSerializable(typeof(IReadOnlyList<ResultDocument>))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

/// <summary>The status as its lower-case word.</summary>
internal sealed class ResultStatusConverter() : JsonStringEnumConverter<ResultStatus>(JsonNamingPolicy.CamelCase);
