using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Recycle;

/// <summary>The group cannot be recycled as it is: nothing was changed, and nothing gets better by another try.</summary>
internal sealed class RecycleRefusedException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleRefused";
}
