using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Lines;
using FgtAsg.LambdaRuntime.Metrics;
using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Logging;

/// <summary>
/// The function's log: one line per entry, to standard output. <c>AWS_LAMBDA_LOG_FORMAT</c> is <c>JSON</c> (the default) or <c>Text</c>.
/// <c>AWS_LAMBDA_LOG_LEVEL</c> is <c>INFO</c> when it is not set or unknown. Thread-safe; lines never mix.
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

    /// <summary>Writes to the same output, always in JSON.</summary>
    public EmbeddedMetrics Metrics { get; }

    /// <param name="environment">Null for the variables of the process. They are read in this call only.</param>
    /// <param name="output">Null for standard output. It is not disposed of.</param>
    /// <param name="timeProvider">Null for the system clock.</param>
    public static LambdaLogging Create(
        IEnvironmentVariables? environment = null, TextWriter? output = null, TimeProvider? timeProvider = null) =>
        new(environment ?? SystemEnvironmentVariables.Instance, output ?? Console.Out, timeProvider ?? TimeProvider.System);

    /// <param name="category">The value of the field <c>logger</c>, for example <c>FgtAsg.Launch</c>.</param>
    public ILogger CreateLogger(string category) =>
        new LineLogger(category, _lines, _timeProvider, _minimum, _isText ? TextLineFormat.Format : JsonLineFormat.Format);
}
