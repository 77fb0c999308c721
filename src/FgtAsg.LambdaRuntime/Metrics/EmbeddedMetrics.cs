using System.Text.Json;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Lines;
using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Metrics;

/// <summary>
/// Metrics as lines of the log, in CloudWatch's embedded metric format: CloudWatch makes metrics of them without an API call. Thread-safe.
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

        // Lambda's log filter takes a line without a level for INFO, and would drop the metrics of a function that logs warnings only.
        _level = LogLevels.Name(minimum > LogLevel.Information ? minimum : LogLevel.Information);
    }

    /// <summary>Writes one line.</summary>
    /// <param name="metricNamespace">For example <c>FgtAsg</c>.</param>
    /// <param name="metrics">1 to 100. The unit is one of CloudWatch's: <c>Count</c>, <c>Milliseconds</c>, <c>None</c> ...</param>
    /// <param name="dimensions">At most 30: one set, under which each metric is stored. Every combination of values costs a metric.</param>
    /// <param name="properties">Searched for in the log, and no part of the metric.</param>
    /// <exception cref="ArgumentException">
    /// CloudWatch would drop the line: a limit, a unit, a number that is not finite, or a name used twice.
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
