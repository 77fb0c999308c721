using System.Globalization;
using Amazon.Lambda.Core;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>The time, the clock and the jitter of one invocation, which all its steps share.</summary>
internal sealed class Invocation(ILambdaContext context, TimeProvider time, Random random) : IDisposable
{
    private readonly long _start = time.GetTimestamp();
    private readonly TransientFailures _failures = new();
    private readonly long _nonce = random.NextInt64();

    /// <summary>The same for each retry of one asynchronous event.</summary>
    public string RequestId => context.AwsRequestId;

    /// <summary>Also the session name of the function's role, which identifies the function's own calls.</summary>
    public string FunctionName => context.FunctionName;

    /// <summary>When Lambda ends the invocation.</summary>
    public DateTimeOffset Until { get; } = time.GetUtcNow() + context.RemainingTime;

    public TimeBudget Budget { get; } = new(context.RemainingTime, time);

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>For the job itself: ends early, and sends heartbeats to the hook.</summary>
    public RetryContext Working(IHeartbeat heartbeat) => new(time, random, heartbeat, Budget.Work, _failures, WrappingUp());

    /// <summary>For a job that starts no work after the work time but waits for sent calls until the answer is due.</summary>
    public RetryContext Finishing(IHeartbeat heartbeat) =>
        new RetryContext(time, random, heartbeat, Budget.WrapUp, _failures).With(Budget.Work);

    /// <summary>For the rollback and the hook's completion.</summary>
    public RetryContext WrappingUp() => new(time, random, NoHeartbeat.Instance, Budget.WrapUp, _failures);

    /// <summary>
    /// A writer's name for the track file's lock. The launch and its rollback share it, so that neither waits for the other's lock. The
    /// request id alone would not be unique, because a redelivered event repeats it.
    /// </summary>
    public string WriterFor(InstanceId instanceId) => WriterFor(instanceId.Value);

    /// <inheritdoc cref="WriterFor(InstanceId)"/>
    public string WriterFor(string subject) => string.Create(CultureInfo.InvariantCulture, $"{subject}/{context.AwsRequestId}/{_nonce:x}");

    public void Dispose() => Budget.Dispose();
}
