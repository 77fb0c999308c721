using System.Text.Json;

namespace FgtAsg.LambdaRuntime.Errors;

/// <summary>An exception in the standard error format of the Runtime API, as callers of the function see it.</summary>
internal sealed record ErrorReport(string ErrorType, string ErrorMessage, IReadOnlyList<string> StackTrace)
{
    /// <summary>Lambda refuses an error of more than 6 MB. This limit is far lower and still enough for a reader.</summary>
    private const int MaxMessageLength = 32 * 1024;

    private const int MaxStackLines = 256;
    private const int MaxTypeLength = 256;

    public static ErrorReport From(Exception exception)
    {
        var cause = Unwrap(exception);
        return new ErrorReport(TypeOf(cause), Limit(MessageOf(cause)), StackOf(cause));
    }

    /// <summary>The type's name in a form that is allowed in an HTTP header.</summary>
    public static string TypeOf(Exception exception)
    {
        var name = exception is ILambdaError { ErrorType: { Length: > 0 } own } ? own : exception.GetType().Name;

        // The name of a generic type ends with a backtick and the number of its parameters. The reader does not need that.
        var backtick = name.IndexOf('`', StringComparison.Ordinal);
        var readable = backtick > 0 ? name[..backtick] : name;
        return string.Create(Math.Min(readable.Length, MaxTypeLength), readable, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is > ' ' and <= '~' ? source[i] : '_';
            }
        });
    }

    public byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("errorMessage", ErrorMessage);
            writer.WriteString("errorType", ErrorType);
            writer.WriteStartArray("stackTrace");
            foreach (var line in StackTrace)
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static Exception Unwrap(Exception exception)
    {
        while (exception is AggregateException { InnerExceptions.Count: 1 } aggregate)
        {
            exception = aggregate.InnerExceptions[0];
        }

        return exception;
    }

    /// <summary>The messages from the outermost to the innermost. A message that its outer message already contains is left out.</summary>
    private static string MessageOf(Exception exception)
    {
        if (exception is AggregateException aggregate)
        {
            var messages = aggregate.Flatten().InnerExceptions.Select(static inner => MessageOf(Unwrap(inner))).ToArray();
            return $"{messages.Length} errors: {string.Join("; ", messages)}";
        }

        if (exception.InnerException is not { } inner)
        {
            return exception.Message;
        }

        var cause = MessageOf(Unwrap(inner));
        return exception.Message.Contains(cause, StringComparison.Ordinal)
            ? exception.Message
            : $"{exception.Message.TrimEnd('.', ' ')}: {cause}";
    }

    private static List<string> StackOf(Exception exception)
    {
        var lines = new List<string>();
        for (var current = exception; current is not null && lines.Count < MaxStackLines; current = current.InnerException)
        {
            if (!ReferenceEquals(current, exception))
            {
                lines.Add($"caused by {TypeOf(current)}");
            }

            var frames = (current.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            lines.AddRange(frames.Take(MaxStackLines - lines.Count));
        }

        return lines;
    }

    private static string Limit(string message) =>
        message.Length <= MaxMessageLength
            ? message
            : $"{message.AsSpan(0, MaxMessageLength)}... ({message.Length - MaxMessageLength} more characters)";
}
