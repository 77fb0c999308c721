namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>The outcome of an invocation, as Lambda's Invoke returns it.</summary>
public sealed record InvocationResult
{
    public required string RequestId { get; init; }

    /// <summary>
    /// The function's response, or the error object <c>{"errorType","errorMessage",...}</c> when <see cref="FunctionError"/> is set.
    /// </summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary><see langword="null"/>, or <c>Unhandled</c>: the function reported an error, crashed, timed out or did not start.</summary>
    public string? FunctionError { get; init; }

    /// <summary>
    /// The function's own error type, or <c>Runtime.ExitError</c>, <c>Sandbox.Timedout</c>, <c>Function.ResponseSizeTooLarge</c>.
    /// </summary>
    public string? ErrorType { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>From the delivery of the event to the response or the environment's end; zero if the environment did not start.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether an environment was started for the invocation.</summary>
    public bool ColdStart { get; init; }

    /// <summary>The process of the invocation.</summary>
    public int ProcessId { get; init; }

    /// <summary>The output of the environment during the invocation in order; after a cold start it includes the initialization.</summary>
    public IReadOnlyList<string> LogLines { get; init; } = [];

    public bool Succeeded => FunctionError is null;

    /// <summary><see cref="Payload"/> as text.</summary>
    public string PayloadText => System.Text.Encoding.UTF8.GetString(Payload.Span);
}

/// <summary>The outcome of an asynchronous invocation after its retries.</summary>
/// <param name="RequestId">The same for every attempt, as in Lambda.</param>
/// <param name="Payload">The event.</param>
/// <param name="Attempts">One result per attempt. Only the last one can be successful.</param>
public sealed record AsynchronousInvocationResult(
    string RequestId, ReadOnlyMemory<byte> Payload, IReadOnlyList<InvocationResult> Attempts)
{
    public bool Succeeded => Attempts[^1].Succeeded;
}
