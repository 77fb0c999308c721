namespace FgtAsg.LambdaRuntime.Errors;

/// <summary>An exception with an error type of its own in the invocation's result, for example <c>MalformedEvent</c>.</summary>
public interface ILambdaError
{
    /// <summary>Short and stable. Characters other than visible ASCII are replaced by <c>_</c>.</summary>
    string ErrorType { get; }
}
