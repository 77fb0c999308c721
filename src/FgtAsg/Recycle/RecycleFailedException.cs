using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Recycle;

/// <summary>The run must not go on: the state machine rolls it back.</summary>
internal sealed class RecycleFailedException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleFailed";
}

/// <summary>
/// Another execution has the group's lock: whatever this one would do, it must not. The state machine knows it as <c>RecycleLost</c>.
/// </summary>
internal sealed class LockLostException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleLost";
}

/// <summary>Two tries of one step at once, as after a lost connection: one of them wrote, and the other one has to look again.</summary>
internal sealed class RecycleOvertakenException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleOvertaken";
}

/// <summary>The group cannot be recycled as it is: nothing was changed, and nothing gets better by another try.</summary>
internal sealed class RecycleRefusedException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleRefused";
}
