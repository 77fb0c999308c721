using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>The caller sent a client context or an identity that cannot be parsed. Only this invocation fails.</summary>
internal sealed class MalformedHeaderException(string message, Exception? inner = null) : Exception(message, inner), ILambdaError
{
    public string ErrorType => "MalformedClientContext";
}
