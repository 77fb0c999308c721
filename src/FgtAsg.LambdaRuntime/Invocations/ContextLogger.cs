using Amazon.Lambda.Core;
using FgtAsg.LambdaRuntime.Lines;
using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>The plain logger of the context. It writes to the structured logger.</summary>
internal sealed class ContextLogger(ILogger logger) : ILambdaLogger
{
    public void Log(string message) => Write(LogLevel.Information, message);

    public void LogLine(string message) => Write(LogLevel.Information, message);

    public void Log(string level, string message) => Write(LogLevels.Parse(level) ?? LogLevel.Information, message);

    private void Write(LogLevel level, string message) => logger.Log(level, default, message, exception: null, static (text, _) => text);
}
