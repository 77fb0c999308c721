using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Lines;
using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Logging;

/// <summary>The logger of one category. It ignores scopes: a line contains only its own fields.</summary>
internal sealed class LineLogger(
    string category, LineWriter lines, TimeProvider timeProvider, LogLevel minimum, Func<LogEntry, string> format) : ILogger
{
    private const string TemplateKey = "{OriginalFormat}";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        lines.Write(format(new LogEntry(
            timeProvider.GetUtcNow(),
            logLevel,
            category,
            eventId,
            formatter(state, exception),
            CurrentInvocation.RequestId,
            FieldsOf(state),
            exception)));
    }

    private static List<KeyValuePair<string, object?>> FieldsOf<TState>(TState state) =>
        state is IEnumerable<KeyValuePair<string, object?>> pairs ? [.. pairs.Where(static pair => pair.Key != TemplateKey)] : [];
}
