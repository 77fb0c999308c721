using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>The SDK's standard retry mode with <see cref="RepeatRules"/>.</summary>
internal sealed class CarefulStandardRetryPolicy(IClientConfig config) : StandardRetryPolicy(config)
{
    public override bool CanRetry(IExecutionContext executionContext) =>
        executionContext.RequestContext.MayRepeat() && base.CanRetry(executionContext);

    public override bool RetryForException(IExecutionContext executionContext, Exception exception) =>
        executionContext.RequestContext.IsSafeToRepeat()
            ? base.RetryForException(executionContext, exception)
            : IsThrottlingError(exception);

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
        Task.FromResult(RetryForException(executionContext, exception));
}
