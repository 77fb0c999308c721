using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Logging;

/// <param name="Fields">The placeholders of the message template with their values, without the template itself.</param>
internal readonly record struct LogEntry(
    DateTimeOffset Time,
    LogLevel Level,
    string Category,
    EventId EventId,
    string Message,
    string? RequestId,
    IReadOnlyList<KeyValuePair<string, object?>> Fields,
    Exception? Exception);
