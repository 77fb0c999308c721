using Amazon.Lambda.Core;

namespace FgtAsg.Simulation.World;

/// <summary>An invocation that has this much time from now on.</summary>
internal sealed class FakeLambdaContext(TimeProvider time, TimeSpan duration) : ILambdaContext
{
    private readonly DateTimeOffset _deadline = time.GetUtcNow() + duration;

    public string AwsRequestId => "5f0e7f6e-8b0b-4a4c-9d6c-0c2f1f6a1b11";

    public IClientContext? ClientContext => null;

    public string FunctionName => "fgt-asg";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => "arn:aws:lambda:eu-central-1:123456789012:function:fgt-asg";

    public ILambdaLogger Logger => throw new NotSupportedException("The function logs through its own logger.");

    public string? LogGroupName => null;

    public string? LogStreamName => null;

    public int MemoryLimitInMB => 256;

    public TimeSpan RemainingTime => _deadline - time.GetUtcNow();

    public string TraceId => "";
}
