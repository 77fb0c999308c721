using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Recycle;

/// <summary>Another execution has the group's lock: whatever this one would do, it must not.</summary>
internal sealed class RecycleLostException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleLost";
}
