using FgtAsg.LambdaRuntime.Errors;
using FgtAsg.Fleet;

namespace FgtAsg;

/// <summary>
/// An answer of status <c>failed</c>, as Lambda must see it: an error, so that an asynchronous invocation is tried again and then
/// goes to the dead-letter queue, and nothing is taken for done that is not.
/// </summary>
internal sealed class IncompleteException(ResultDocument result)
    : Exception($"{Subject(result)} is incomplete: {result.Reason}"), ILambdaError
{
    public ResultDocument Result { get; } = result;

    public string ErrorType => "Incomplete";

    private static string Subject(ResultDocument result) =>
        (result.InstanceId ?? result.License) is { } subject ? $"{result.Action} of {subject}" : result.Action ?? "the event";
}
