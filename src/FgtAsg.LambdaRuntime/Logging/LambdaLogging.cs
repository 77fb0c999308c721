using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Lines;
using FgtAsg.LambdaRuntime.Metrics;
using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Logging;

/// <summary>
/// The function's log: one line an entry, to standard output, as <c>AWS_LAMBDA_LOG_FORMAT</c> (<c>JSON</c>, also when it is not set, or
/// <c>Text</c>) and <c>AWS_LAMBDA_LOG_LEVEL</c> (<c>INFO</c> when it is not set or unknown) say. Thread-safe; lines never mix.
/// </summary>
public sealed class LambdaLogging
{
    private readonly LineWriter _lines;
    private readonly TimeProvider _timeProvider;
    private readonly LogLevel _minimum;
    private readonly bool _isText;

    private LambdaLogging(IEnvironmentVariables environment, TextWriter output, TimeProvider timeProvider)
    {
        _lines = new LineWriter(output);
        _timeProvider = timeProvider;
        _minimum = LogLevels.Parse(environment.GetEnvironmentVariable(LambdaEnvironment.LogLevel)) ?? LogLevel.Information;
        _isText = string.Equals(
            environment.GetEnvironmentVariable(LambdaEnvironment.LogFormat)?.Trim(), "Text", StringComparison.OrdinalIgnoreCase);
        Metrics = new EmbeddedMetrics(_lines, timeProvider, _minimum);
    }

    /// <summary>Writes to the same output, in JSON whatever the log format is.</summary>
    public EmbeddedMetrics Metrics { get; }

    /// <param name="environment">The process's, when null. Read now, not later.</param>
    /// <param name="output">Standard output, when null. Not disposed of.</param>
    /// <param name="timeProvider">The system's, when null.</param>
    public static LambdaLogging Create(
        IEnvironmentVariables? environment = null, TextWriter? output = null, TimeProvider? timeProvider = null) =>
        new(environment ?? SystemEnvironmentVariables.Instance, output ?? Console.Out, timeProvider ?? TimeProvider.System);

    /// <param name="category">The value of the field <c>logger</c>, for example <c>FgtAsg.Launch</c>.</param>
    public ILogger CreateLogger(string category) =>
        new LineLogger(category, _lines, _timeProvider, _minimum, _isText ? TextLineFormat.Format : JsonLineFormat.Format);
}
