using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Answers;

/// <summary>
/// An answer of status <c>failed</c>, as Lambda must see it: an error, so that an asynchronous invocation is tried again and then
/// goes to the dead-letter queue, and nothing is taken for done that is not.
/// </summary>
internal sealed class IncompleteException(Answer answer)
    : Exception($"{Subject(answer)} is incomplete: {answer.Reason}"), ILambdaError
{
    public Answer Answer { get; } = answer;

    public string ErrorType => "Incomplete";

    private static string Subject(Answer answer) =>
        (answer.InstanceId ?? answer.License) is { } subject ? $"{answer.Action} of {subject}" : answer.Action ?? "the event";
}
