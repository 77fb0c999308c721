using System.Text;
using FgtAsg.LambdaRuntime.Errors;
using FgtAsg.LambdaRuntime.Lines;

namespace FgtAsg.LambdaRuntime.Logging;

/// <summary>
/// The text format for a terminal: <c>time LEVEL requestId message key=value exception="Type: message" stackTrace="..."</c>.
/// </summary>
internal static class TextLineFormat
{
    public static string Format(LogEntry entry)
    {
        var line = new StringBuilder(256)
            .Append(LogValue.Iso(entry.Time.UtcDateTime))
            .Append(' ').Append(LogLevels.Name(entry.Level))
            .Append(' ').Append(entry.RequestId ?? "-")
            .Append(' ').Append(OneLine(entry.Message));

        var names = new LogFieldNames("exception", "stackTrace");
        foreach (var field in entry.Fields)
        {
            Append(line, names.Take(field.Key), LogValue.ToText(field.Value));
        }

        if (entry.Exception is not null)
        {
            var report = ErrorReport.From(entry.Exception);
            Append(line, "exception", $"{report.ErrorType}: {report.ErrorMessage}");
            Append(line, "stackTrace", string.Join(" | ", report.StackTrace));
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, string name, string value)
    {
        line.Append(' ').Append(name).Append('=');
        if (value.Length > 0 && !value.Any(static c => c is ' ' or '"' or '=' || char.IsControl(c)))
        {
            line.Append(value);
        }
        else
        {
            var escaped = value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            line.Append('"').Append(OneLine(escaped)).Append('"');
        }
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(Escape(c));
        }

        return line.ToString();
    }

    private static string Escape(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(c) => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };
}
