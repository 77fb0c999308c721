using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.LambdaRuntime.Errors;
using FgtAsg.Recycle;
using FgtAsg.Snapshots;
using FgtAsg.StartCommand;
using FgtAsg.Sweep;

namespace FgtAsg;

/// <summary>A result as the function's invoker gets it, in JSON.</summary>
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

    /// <summary>Only of a sweep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SweepReport? Sweep { get; init; }

    /// <summary>Only of a run that replaces the group's instances.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecycleReport? Recycle { get; init; }

    /// <summary>Only of snapshots.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SnapshotsReport? Snapshots { get; init; }

    /// <summary>Only where a command was sent to a firewall, or followed.</summary>
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

/// <summary>Results as JSON.</summary>
internal static class ResultJson
{
    public static byte[] Utf8Of(Result result) =>
        JsonSerializer.SerializeToUtf8Bytes(ResultDocument.Of(result), ResultJsonContext.Default.ResultDocument);

    /// <summary>Of one event its result itself. Lambda gets one notification at a time from SNS.</summary>
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

/// <summary>The status as its lower-case word.</summary>
internal sealed class ResultStatusConverter() : JsonStringEnumConverter<ResultStatus>(JsonNamingPolicy.CamelCase);

/// <summary>
/// A result of status <c>failed</c>, as Lambda must see it: an error, so that an asynchronous invocation is tried again and then
/// goes to the dead-letter queue, and nothing is taken for done that is not.
/// </summary>
internal sealed class IncompleteException(ResultDocument result)
    : Exception($"{Subject(result)} is incomplete: {result.Reason}"), ILambdaError
{
    public ResultDocument Result { get; } = result;

    public string ErrorType => "Incomplete";

    private static string Subject(ResultDocument result) =>
        (result.InstanceId ?? result.License) is { } subject ? $"{result.Action} of {subject}" : result.Action ?? "the event";
}
