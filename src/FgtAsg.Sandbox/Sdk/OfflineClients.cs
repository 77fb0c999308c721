using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.Sandbox.Sdk;

/// <summary>
/// For clients that derive from an official client to implement its interface. They override the supported operations. All other
/// operations are refused and never reach a network.
/// </summary>
public static class OfflineClients
{
    /// <summary>Credentials that are never checked.</summary>
    public static AWSCredentials Credentials { get; } = new AnonymousAWSCredentials();

    /// <summary>
    /// The configuration of a client in a region. It does not search the environment and the profiles for endpoints, because this would
    /// take longer than the rest of the client's construction.
    /// </summary>
    public static TConfig In<TConfig>(string region)
        where TConfig : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            IgnoreConfiguredEndpointUrls = true,
        };

    /// <summary>Refuses every call that reaches the pipeline.</summary>
    public static void Close(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        // The handler that is added last runs first.
        pipeline.AddHandler(new Refusal());
    }

    private sealed class Refusal : PipelineHandler
    {
        public override void InvokeSync(IExecutionContext executionContext) => throw NotImplemented(executionContext);

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
            Task.FromException<T>(NotImplemented(executionContext));

        private static NotSupportedException NotImplemented(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext;
            return new NotSupportedException($"{request.ServiceMetaData.ServiceId}: the model does not implement {request.RequestName}.");
        }
    }
}
