namespace FgtAsg.LambdaRuntime.Errors;

/// <summary>An exception that names its own error type, for those who read the invocation's result: <c>MalformedEvent</c>.</summary>
public interface ILambdaError
{
    /// <summary>Short and stable. Characters other than visible ASCII are replaced by <c>_</c>.</summary>
    string ErrorType { get; }
}
