using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Invocations;

internal static partial class RuntimeLog
{
    [LoggerMessage(9001, LogLevel.Error, "Invocation failed: {ErrorType}")]
    public static partial void InvocationFailed(ILogger logger, string errorType, Exception exception);
}
