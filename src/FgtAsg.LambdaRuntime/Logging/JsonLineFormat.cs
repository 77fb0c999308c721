using System.Text.Json;
using FgtAsg.LambdaRuntime.Errors;
using FgtAsg.LambdaRuntime.Lines;

namespace FgtAsg.LambdaRuntime.Logging;

/// <summary>
/// <c>{"timestamp","level","message","requestId","logger","eventId","eventName"</c>, then the fields of the message, then
/// <c>"exception":{"type","message","stackTrace"}}</c>. Values that an entry does not have are left out.
/// </summary>
internal static class JsonLineFormat
{
    private static readonly string[] OwnNames =
        ["timestamp", "level", "message", "requestId", "logger", "eventId", "eventName", "exception"];

    public static string Format(LogEntry entry) => JsonLine.Write(entry, WriteMembers);

    private static void WriteMembers(Utf8JsonWriter writer, LogEntry entry)
    {
        writer.WriteString("timestamp", LogValue.Iso(entry.Time.UtcDateTime));
        writer.WriteString("level", LogLevels.Name(entry.Level));
        writer.WriteString("message", entry.Message);
        if (entry.RequestId is not null)
        {
            writer.WriteString("requestId", entry.RequestId);
        }

        writer.WriteString("logger", entry.Category);
        WriteEvent(writer, entry);
        WriteFields(writer, entry);
        WriteException(writer, entry.Exception);
    }

    private static void WriteEvent(Utf8JsonWriter writer, LogEntry entry)
    {
        if (entry.EventId.Id != 0)
        {
            writer.WriteNumber("eventId", entry.EventId.Id);
        }

        if (entry.EventId.Name is not null)
        {
            writer.WriteString("eventName", entry.EventId.Name);
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, LogEntry entry)
    {
        var names = new LogFieldNames(OwnNames);
        foreach (var field in entry.Fields)
        {
            writer.WritePropertyName(names.Take(field.Key));
            LogValue.WriteJson(writer, field.Value);
        }
    }

    private static void WriteException(Utf8JsonWriter writer, Exception? exception)
    {
        if (exception is null)
        {
            return;
        }

        var report = ErrorReport.From(exception);
        writer.WriteStartObject("exception");
        writer.WriteString("type", report.ErrorType);
        writer.WriteString("message", report.ErrorMessage);
        writer.WriteStartArray("stackTrace");
        foreach (var line in report.StackTrace)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
