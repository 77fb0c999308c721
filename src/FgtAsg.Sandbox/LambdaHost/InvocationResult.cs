namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>What an invocation came to, as Lambda's Invoke answers it.</summary>
public sealed record InvocationResult
{
    public required string RequestId { get; init; }

    /// <summary>The function's answer, or the error object <c>{"errorType","errorMessage",...}</c> when <see cref="FunctionError"/> is set.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary><see langword="null"/>, or <c>Unhandled</c>: the function reported an error, crashed, timed out or did not start.</summary>
    public string? FunctionError { get; init; }

    /// <summary>The function's own error type, or <c>Runtime.ExitError</c>, <c>Sandbox.Timedout</c>, <c>Function.ResponseSizeTooLarge</c>.</summary>
    public string? ErrorType { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>From the event's delivery to the environment to its answer or end; zero when the environment did not start.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether an environment was started for it.</summary>
    public bool ColdStart { get; init; }

    /// <summary>The process that served it.</summary>
    public int ProcessId { get; init; }

    /// <summary>What the environment wrote meanwhile (with the init phase, after a cold start), in the order in which it came.</summary>
    public IReadOnlyList<string> LogLines { get; init; } = [];

    public bool Succeeded => FunctionError is null;

    /// <summary><see cref="Payload"/> as text.</summary>
    public string PayloadText => System.Text.Encoding.UTF8.GetString(Payload.Span);
}

/// <summary>What an asynchronous invocation came to after its retries.</summary>
/// <param name="RequestId">The same for every attempt, as with Lambda.</param>
/// <param name="Payload">The event.</param>
/// <param name="Attempts">One result per attempt; only the last one can have succeeded.</param>
public sealed record AsynchronousInvocationResult(
    string RequestId, ReadOnlyMemory<byte> Payload, IReadOnlyList<InvocationResult> Attempts)
{
    public bool Succeeded => Attempts[^1].Succeeded;
}
