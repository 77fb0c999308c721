namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>An event in one environment. It is completed once: by the function's response or by the environment's end.</summary>
internal sealed class PendingInvocation(string requestId, ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
{
    private readonly TaskCompletionSource<Answer> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId => requestId;

    public ReadOnlyMemory<byte> Payload => payload;

    /// <summary>When the environment will be killed.</summary>
    public DateTimeOffset Deadline => deadline;

    /// <summary>The X-Ray trace header in Lambda's format. The trace is not sampled.</summary>
    public string TraceId { get; } = NewTraceId();

    public Task<Answer> Answered => _answered.Task;

    /// <returns>Whether this was the first response.</returns>
    public bool TryAnswer(Answer answer) => _answered.TrySetResult(answer);

    private static string NewTraceId()
    {
        var id = Guid.NewGuid().ToString("N");
        return $"Root=1-{id[..8]}-{id[8..]};Parent={Guid.NewGuid().ToString("N")[..16]};Sampled=0";
    }
}

/// <summary>The end of an invocation: a payload, or an error.</summary>
internal readonly record struct Answer(byte[] Payload, FunctionError? Error)
{
    public static Answer Of(FunctionError error) => new(error.Payload, error);
}
