using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Recycle;

/// <summary>Two tries of one step at once, as after a lost connection: one of them wrote, and the other one has to look again.</summary>
internal sealed class RecycleOvertakenException(string message) : Exception(message), ILambdaError
{
    public string ErrorType => "RecycleOvertaken";
}
