using Amazon.Pipeline;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.AutoScaling;

/// <summary>The client's configuration: the SDK's, with its environment variables and profile settings.</summary>
/// <remarks>
/// The region decides where the calls go, or else <c>ServiceURL</c>, <c>AWS_ENDPOINT_URL_AUTO_SCALING</c> or <c>AWS_ENDPOINT_URL</c>.
/// <c>Timeout</c> bounds one attempt, its response's body included: 10 seconds where nothing is said. <c>RetryMode</c> is standard where
/// neither <c>AWS_RETRY_MODE</c> nor the profile says otherwise.
/// </remarks>
public class AmazonAutoScalingConfig : ClientConfig
{
    internal const string Id = "Auto Scaling";

    private static readonly string UserAgentText = ServiceDefaults.UserAgent(Id);

    public AmazonAutoScalingConfig()
        : base(ServiceDefaults.Provider)
    {
        ServiceId = Id;
        AuthenticationServiceName = "autoscaling";
        EndpointProvider = new ServiceEndpointProvider("autoscaling");
        Timeout = ServiceDefaults.AttemptTimeout;
    }

    public override string RegionEndpointServiceName => "autoscaling";

    public override string ServiceVersion => "2011-01-01";

    public override string UserAgent => UserAgentText;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(ServiceEndpointProvider.ParametersOf(this, parameters.AlternateEndpoint));

    /// <exception cref="AmazonClientException">Neither a region nor an endpoint is configured.</exception>
    public override void Validate()
    {
        if (RegionEndpoint is null && string.IsNullOrEmpty(ServiceURL))
        {
            throw new AmazonClientException(ServiceEndpointProvider.MissingRegion);
        }

        base.Validate();
    }
}
