using Amazon.Lambda.Core;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.RuntimeApi;

namespace FgtAsg.LambdaRuntime.Invocations;

internal sealed class LambdaContext(
    Invocation invocation, LambdaEnvironment environment, ILambdaLogger logger, TimeProvider timeProvider) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public IClientContext? ClientContext { get; } = CognitoClientContext.Parse(invocation.ClientContext);

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public ICognitoIdentity? Identity { get; } = CognitoIdentity.Parse(invocation.CognitoIdentity);

    public string InvokedFunctionArn => invocation.InvokedFunctionArn;

    public ILambdaLogger Logger => logger;

    public string? LogGroupName => environment.LogGroupName;

    public string? LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemorySize;

    public TimeSpan RemainingTime
    {
        get
        {
            var remaining = invocation.Deadline - timeProvider.GetUtcNow();
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    public string TraceId => invocation.TraceId ?? "";
}
