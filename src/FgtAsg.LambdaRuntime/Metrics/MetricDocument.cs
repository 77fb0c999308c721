using System.Collections.Frozen;
using System.Text.Json;
using FgtAsg.LambdaRuntime.Lines;

namespace FgtAsg.LambdaRuntime.Metrics;

/// <summary>One line of the embedded metric format. It enforces the limits of the format's specification.</summary>
internal sealed record MetricDocument(
    string MetricNamespace,
    IReadOnlyList<(string Name, double Value, string Unit)> MetricValues,
    IReadOnlyList<(string Name, string Value)> DimensionValues,
    IReadOnlyList<(string Name, object? Value)> PropertyValues,
    DateTimeOffset Time,
    string Level,
    string? RequestId)
{
    private const int MaxMetrics = 100;
    private const int MaxDimensions = 30;

    private static readonly FrozenSet<string> Units = FrozenSet.Create(
        StringComparer.Ordinal,
        "Seconds", "Microseconds", "Milliseconds",
        "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes",
        "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits",
        "Percent", "Count",
        "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second",
        "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second",
        "Count/Second", "None");

    /// <returns>The reason why CloudWatch would drop the line; null if it would accept it.</returns>
    public string? FindProblem()
    {
        if (string.IsNullOrWhiteSpace(MetricNamespace))
        {
            return "The namespace is empty.";
        }

        if (MetricValues.Count is 0 or > MaxMetrics)
        {
            return $"A line holds 1 to {MaxMetrics} metrics, not {MetricValues.Count}.";
        }

        if (DimensionValues.Count > MaxDimensions)
        {
            return $"A line holds at most {MaxDimensions} dimensions, not {DimensionValues.Count}.";
        }

        foreach (var (name, value, unit) in MetricValues)
        {
            if (!double.IsFinite(value))
            {
                return $"The metric {name} is {LogValue.ToText(value)}, which CloudWatch does not accept.";
            }

            if (!Units.Contains(unit))
            {
                return $"The metric {name} has the unit '{unit}', which CloudWatch does not know.";
            }
        }

        return FindNameProblem();
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("_aws");
        writer.WriteNumber("Timestamp", Time.ToUnixTimeMilliseconds());
        writer.WriteStartArray("CloudWatchMetrics");
        WriteDirective(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();

        writer.WriteString("timestamp", LogValue.Iso(Time.UtcDateTime));
        writer.WriteString("level", Level);
        if (RequestId is not null)
        {
            writer.WriteString("requestId", RequestId);
        }

        foreach (var (name, value) in DimensionValues)
        {
            writer.WriteString(name, value);
        }

        foreach (var (name, value, _) in MetricValues)
        {
            writer.WriteNumber(name, value);
        }

        foreach (var (name, value) in PropertyValues)
        {
            writer.WritePropertyName(name);
            LogValue.WriteJson(writer, value);
        }
    }

    private void WriteDirective(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("Namespace", MetricNamespace);
        writer.WriteStartArray("Dimensions");
        writer.WriteStartArray();
        foreach (var (name, _) in DimensionValues)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
        writer.WriteStartArray("Metrics");
        foreach (var (name, _, unit) in MetricValues)
        {
            writer.WriteStartObject();
            writer.WriteString("Name", name);
            writer.WriteString("Unit", unit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private string? FindNameProblem()
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "_aws", "timestamp", "level", "requestId" };
        return Names().FirstOrDefault(name => string.IsNullOrWhiteSpace(name) || !names.Add(name)) is { } bad
            ? $"The name '{bad}' is empty, used twice or reserved."
            : null;
    }

    private IEnumerable<string> Names()
    {
        foreach (var (name, _, _) in MetricValues)
        {
            yield return name;
        }

        foreach (var (name, _) in DimensionValues)
        {
            yield return name;
        }

        foreach (var (name, _) in PropertyValues)
        {
            yield return name;
        }
    }
}
