using Amazon.Pipeline;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.EC2;

/// <summary>The client's configuration: the SDK's, with its environment variables and profile settings.</summary>
/// <remarks>
/// The region decides where the calls go, or else <c>ServiceURL</c>, <c>AWS_ENDPOINT_URL_EC2</c> or <c>AWS_ENDPOINT_URL</c>.
/// <c>Timeout</c> bounds one attempt, its response's body included: 10 seconds where nothing is said. <c>RetryMode</c> is standard where
/// neither <c>AWS_RETRY_MODE</c> nor the profile says otherwise.
/// </remarks>
public class AmazonEC2Config : ClientConfig
{
    internal const string Id = "EC2";

    private static readonly string UserAgentText = ServiceDefaults.UserAgent(Id);

    public AmazonEC2Config()
        : base(ServiceDefaults.Provider)
    {
        ServiceId = Id;
        AuthenticationServiceName = "ec2";
        EndpointProvider = new ServiceEndpointProvider("ec2");
        Timeout = ServiceDefaults.AttemptTimeout;
    }

    public override string RegionEndpointServiceName => "ec2";

    public override string ServiceVersion => "2016-11-15";

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
