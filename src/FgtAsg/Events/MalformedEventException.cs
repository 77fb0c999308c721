using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Events;

/// <summary>The event is not what its own kind says it must be: says which field, what came and what was expected.</summary>
internal sealed class MalformedEventException : Exception, ILambdaError
{
    public MalformedEventException(string message)
        : base(message)
    {
    }

    public MalformedEventException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string ErrorType => "MalformedEvent";
}
