using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Logging;

/// <param name="Fields">The placeholders of the message's template with their values; the template itself is not among them.</param>
internal readonly record struct LogEntry(
    DateTimeOffset Time,
    LogLevel Level,
    string Category,
    EventId EventId,
    string Message,
    string? RequestId,
    IReadOnlyList<KeyValuePair<string, object?>> Fields,
    Exception? Exception);
