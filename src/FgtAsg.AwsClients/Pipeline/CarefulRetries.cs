using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>The retries of a slim or guarded client: the configured retry mode with <see cref="RepeatRules"/>.</summary>
internal static class CarefulRetries
{
    public static void AddTo(RuntimePipeline pipeline, IClientConfig config)
    {
        RetryPolicy policy = config.RetryMode == RequestRetryMode.Adaptive
            ? new CarefulAdaptiveRetryPolicy(config)
            : new CarefulStandardRetryPolicy(config);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(policy));
        pipeline.AddHandlerAfter<RetryHandler>(new AttemptHandler(policy));
        pipeline.AddHandler(new SharedResponseType());
    }
}
