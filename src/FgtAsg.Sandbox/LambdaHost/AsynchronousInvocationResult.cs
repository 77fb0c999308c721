namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>What an asynchronous invocation came to after its retries.</summary>
/// <param name="RequestId">The same for every attempt, as with Lambda.</param>
/// <param name="Payload">The event.</param>
/// <param name="Attempts">One result per attempt; only the last one can have succeeded.</param>
public sealed record AsynchronousInvocationResult(
    string RequestId, ReadOnlyMemory<byte> Payload, IReadOnlyList<InvocationResult> Attempts)
{
    public bool Succeeded => Attempts[^1].Succeeded;
}
