using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.LambdaRuntime.Errors;
using FgtAsg.Recycle;
using FgtAsg.Snapshots;
using FgtAsg.StartCommand;
using FgtAsg.Sweep;

namespace FgtAsg;

/// <summary>The JSON form of a result that the function returns to its invoker.</summary>
internal sealed record ResultDocument
{
    public required ResultStatus Status { get; init; }

    /// <inheritdoc cref="Result.Action"/>
    public string? Action { get; init; }

    public string? InstanceId { get; init; }

    /// <inheritdoc cref="Result.LifecycleActionResult"/>
    public string? LifecycleActionResult { get; init; }

    public IReadOnlyList<InterfaceResult> Interfaces { get; init; } = [];

    /// <inheritdoc cref="Result.License"/>
    public string? License { get; init; }

    /// <inheritdoc cref="Result.Hostname"/>
    public string? Hostname { get; init; }

    /// <inheritdoc cref="Result.Reason"/>
    public string? Reason { get; init; }

    /// <inheritdoc cref="Result.Warnings"/>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Set for a sweep only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SweepReport? Sweep { get; init; }

    /// <summary>Set for a recycling run only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecycleReport? Recycle { get; init; }

    /// <summary>Set for snapshots only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SnapshotsReport? Snapshots { get; init; }

    /// <summary>Set only when a command was sent to a firewall or its outcome was checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CommandReport? Start { get; init; }

    public static ResultDocument Of(Result result) => new()
    {
        Status = result.Status,
        Action = result.Action,
        InstanceId = result.InstanceId,
        LifecycleActionResult = result.LifecycleActionResult,
        Interfaces = result.Interfaces,
        License = result.License,
        Hostname = result.Hostname,
        Reason = result.Reason,
        Warnings = result.Warnings,
        Sweep = result.Report as SweepReport,
        Recycle = result.Report as RecycleReport,
        Snapshots = result.Report as SnapshotsReport,
        Start = result.Report as CommandReport,
    };
}

internal static class ResultJson
{
    public static byte[] Utf8Of(Result result) =>
        JsonSerializer.SerializeToUtf8Bytes(ResultDocument.Of(result), ResultJsonContext.Default.ResultDocument);

    /// <summary>A single result is not wrapped in an array. Lambda gets SNS notifications one at a time.</summary>
    public static Stream Of(IReadOnlyList<Result> results) => new MemoryStream(results is [var only]
        ? Utf8Of(only)
        : JsonSerializer.SerializeToUtf8Bytes(
            [.. results.Select(ResultDocument.Of)], ResultJsonContext.Default.IReadOnlyListResultDocument));

    public static Stream Of(BatchResponse response) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(response, ResultJsonContext.Default.BatchResponse));

    public static Stream Of(RecordsResponse response) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(response, ResultJsonContext.Default.RecordsResponse));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(ResultStatusConverter),
        typeof(FindingKindConverter),
        typeof(FindingOutcomeConverter),
        typeof(RecycleStrategyConverter),
    ])]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(RecordsResponse))]
[JsonSerializable(typeof(IReadOnlyList<ResultDocument>))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

/// <summary>Writes the status as its lower-case word.</summary>
internal sealed class ResultStatusConverter() : JsonStringEnumConverter<ResultStatus>(JsonNamingPolicy.CamelCase);

/// <summary>
/// Reports a result of status <c>failed</c> to Lambda as an error. Lambda then retries an asynchronous invocation and finally sends it to
/// the dead-letter queue, so no unfinished work counts as done.
/// </summary>
internal sealed class IncompleteException(ResultDocument result)
    : Exception($"{Subject(result)} is incomplete: {result.Reason}"), ILambdaError
{
    public ResultDocument Result { get; } = result;

    public string ErrorType => "Incomplete";

    private static string Subject(ResultDocument result) =>
        (result.InstanceId ?? result.License) is { } subject ? $"{result.Action} of {subject}" : result.Action ?? "the event";
}
