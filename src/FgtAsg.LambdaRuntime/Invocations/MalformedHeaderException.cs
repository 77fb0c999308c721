using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>The caller sent a client context or an identity that nobody can read. It fails that invocation only.</summary>
internal sealed class MalformedHeaderException(string message, Exception? inner = null) : Exception(message, inner), ILambdaError
{
    public string ErrorType => "MalformedClientContext";
}
