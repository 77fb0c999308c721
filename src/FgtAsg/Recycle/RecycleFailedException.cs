using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Recycle;

/// <summary>The run must not go on: the state machine rolls it back.</summary>
internal sealed class RecycleFailedException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleFailed";
}
