using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.Sandbox.Sdk;

/// <summary>
/// For clients that derive from an official one to implement its interface, and override the operations that they have. Each other
/// operation is refused: it never reaches a network.
/// </summary>
public static class OfflineClients
{
    /// <summary>Nobody checks them.</summary>
    public static AWSCredentials Credentials { get; } = new AnonymousAWSCredentials();

    /// <summary>
    /// Of a client in this region. It does not look for endpoints in the environment and the profiles' files: to do so takes longer
    /// than all else that makes a client.
    /// </summary>
    public static TConfig In<TConfig>(string region)
        where TConfig : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            IgnoreConfiguredEndpointUrls = true,
        };

    /// <summary>Refuses whatever comes to the pipeline.</summary>
    public static void Close(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        // What is added last comes first.
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
            return new NotSupportedException($"{request.ServiceMetaData.ServiceId}: nothing here implements {request.RequestName}.");
        }
    }
}
