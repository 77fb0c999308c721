using System.Globalization;
using Amazon.Lambda.Core;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>What the steps of one invocation share: its time, its clock and its jitter.</summary>
internal sealed class Invocation(ILambdaContext context, TimeProvider time, Random random) : IDisposable
{
    private readonly long _start = time.GetTimestamp();
    private readonly TransientFailures _failures = new();
    private readonly long _nonce = random.NextInt64();

    /// <summary>The same for each retry of one asynchronous event.</summary>
    public string RequestId => context.AwsRequestId;

    /// <summary>Also the session name of the function's role, by which its own calls are known.</summary>
    public string FunctionName => context.FunctionName;

    /// <summary>When Lambda ends it.</summary>
    public DateTimeOffset Until { get; } = time.GetUtcNow() + context.RemainingTime;

    public TimeBudget Budget { get; } = new(context.RemainingTime, time);

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>For the job itself: ends early, keeps the hook alive.</summary>
    public RetryContext Working(IHeartbeat heartbeat) => new(time, random, heartbeat, Budget.Work, _failures, WrappingUp());

    /// <summary>
    /// For a job whose calls are waited for, once they are sent, until the answer is due: the end of the work time ends what is begun.
    /// </summary>
    public RetryContext Finishing(IHeartbeat heartbeat) =>
        new RetryContext(time, random, heartbeat, Budget.WrapUp, _failures).With(Budget.Work);

    /// <summary>For undoing and completing.</summary>
    public RetryContext WrappingUp() => new(time, random, NoHeartbeat.Instance, Budget.WrapUp, _failures);

    /// <summary>
    /// A name for the track file's lock: the same for the launch and its undo, which so need not wait for each other's lock. A redelivered
    /// event has the first one's request id, so that alone would not be unique.
    /// </summary>
    public string WriterFor(InstanceId instanceId) => WriterFor(instanceId.Value);

    /// <inheritdoc cref="WriterFor(InstanceId)"/>
    public string WriterFor(string subject) => string.Create(CultureInfo.InvariantCulture, $"{subject}/{context.AwsRequestId}/{_nonce:x}");

    public void Dispose() => Budget.Dispose();
}
