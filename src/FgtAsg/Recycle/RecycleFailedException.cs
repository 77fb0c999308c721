using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Recycle;

/// <summary>The run must stop. The state machine rolls it back.</summary>
internal sealed class RecycleFailedException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleFailed";
}

/// <summary>
/// Another execution holds the group's lock, so this one must not change anything. The state machine sees the error <c>RecycleLost</c>.
/// </summary>
internal sealed class LockLostException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleLost";
}

/// <summary>
/// Two attempts of one step ran at once, for example after a lost connection. The other attempt wrote first, so this one must be repeated.
/// </summary>
internal sealed class RecycleOvertakenException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleOvertaken";
}

/// <summary>The group cannot be recycled in its current state. Nothing was changed, and a retry does not help.</summary>
internal sealed class RecycleRefusedException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleRefused";
}
