using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using FgtAsg.AwsClients.Endpoints;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>The defaults of every slim client. The environment, a profile or the caller can override them.</summary>
internal static class ServiceDefaults
{
    /// <summary>The time limit of one attempt, from sending to the last byte of the response.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    public static readonly IDefaultConfigurationProvider Provider = new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.InRegion, connectMilliseconds: 1100),
        Mode(DefaultConfigurationMode.CrossRegion, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.Mobile, connectMilliseconds: 30000),
        Mode(DefaultConfigurationMode.Auto, connectMilliseconds: 1100),
    ]);

    /// <summary>The SDK's user agent with this service's id, so that CloudTrail shows which client made a call.</summary>
    public static string UserAgent(string serviceId) => InternalSDKUtils.BuildUserAgentString(
        serviceId, typeof(ServiceDefaults).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    /// <summary>Adds endpoint resolution, signing, retries and time limits to a new client's pipeline.</summary>
    public static void Customize(RuntimePipeline pipeline, IClientConfig config)
    {
        CarefulRetries.AddTo(pipeline, config);

        // The handler that is added last runs first: when the endpoint is resolved, the signing scheme is already chosen.
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthResolver());
    }

    private static DefaultConfiguration Mode(DefaultConfigurationMode mode, double connectMilliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
