using System.Text.Json;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Lines;
using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Metrics;

/// <summary>
/// Writes metrics as log lines in CloudWatch's embedded metric format. CloudWatch extracts the metrics without an API call. Thread-safe.
/// </summary>
public sealed class EmbeddedMetrics
{
    private readonly LineWriter _lines;
    private readonly TimeProvider _timeProvider;
    private readonly string _level;

    internal EmbeddedMetrics(LineWriter lines, TimeProvider timeProvider, LogLevel minimum)
    {
        _lines = lines;
        _timeProvider = timeProvider;

        // Lambda's log filter treats a line without a level as INFO. For a function that logs only warnings, it would drop the metrics.
        _level = LogLevels.Name(minimum > LogLevel.Information ? minimum : LogLevel.Information);
    }

    /// <summary>Writes one line.</summary>
    /// <param name="metricNamespace">For example <c>FgtAsg</c>.</param>
    /// <param name="metrics">1 to 100. The unit is one of CloudWatch's: <c>Count</c>, <c>Milliseconds</c>, <c>None</c> ...</param>
    /// <param name="dimensions">
    /// At most 30. They form one dimension set for all metrics. Each combination of values is a separate metric with its own cost.
    /// </param>
    /// <param name="properties">Searchable in the log, but not part of the metrics.</param>
    /// <exception cref="ArgumentException">
    /// CloudWatch would drop the line: a limit is exceeded, a unit is unknown, a number is not finite, or a name is used twice.
    /// </exception>
    public void Emit(
        string metricNamespace,
        IReadOnlyList<(string Name, double Value, string Unit)> metrics,
        IReadOnlyList<(string Name, string Value)>? dimensions = null,
        IReadOnlyList<(string Name, object? Value)>? properties = null)
    {
        var document = new MetricDocument(
            metricNamespace, metrics, dimensions ?? [], properties ?? [], _timeProvider.GetUtcNow(), _level, CurrentInvocation.RequestId);
        if (document.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(metrics));
        }

        _lines.Write(JsonLine.Write(document, WriteMembers));
    }

    private static void WriteMembers(Utf8JsonWriter writer, MetricDocument document) => document.WriteTo(writer);
}
