using System.Globalization;
using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>The handler's response exceeds Lambda's size limit.</summary>
internal sealed class ResponseTooLargeException(string size) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"The response is {size}; a Lambda response is at most {MaxBytes} bytes (6 MB).")),
    ILambdaError
{
    /// <summary>Lambda's quota for the payload of a synchronous response.</summary>
    public const int MaxBytes = 6_291_556;

    /// <summary>The name that Lambda itself uses for this error.</summary>
    public string ErrorType => "Function.ResponseSizeTooLarge";
}
