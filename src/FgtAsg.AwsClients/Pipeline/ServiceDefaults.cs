using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using FgtAsg.AwsClients.Endpoints;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>What every slim client is configured with, until the environment, a profile or the caller says otherwise.</summary>
internal static class ServiceDefaults
{
    /// <summary>One attempt's time, from sending to the response's last byte.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    public static readonly IDefaultConfigurationProvider Provider = new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.InRegion, connectMilliseconds: 1100),
        Mode(DefaultConfigurationMode.CrossRegion, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.Mobile, connectMilliseconds: 30000),
        Mode(DefaultConfigurationMode.Auto, connectMilliseconds: 1100),
    ]);

    /// <summary>The SDK's user agent with this service's id, so that the calls are told apart in CloudTrail.</summary>
    public static string UserAgent(string serviceId) => InternalSDKUtils.BuildUserAgentString(
        serviceId, typeof(ServiceDefaults).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    /// <summary>Puts endpoint, signing, retries and attempt limits into a new client's pipeline.</summary>
    public static void Customize(RuntimePipeline pipeline, IClientConfig config)
    {
        CarefulRetries.AddTo(pipeline, config);

        // What is added last comes first: the endpoint is resolved with the signing scheme already chosen.
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
