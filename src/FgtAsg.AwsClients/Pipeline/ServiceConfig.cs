using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using FgtAsg.AwsClients.Endpoints;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>A client's configuration: the SDK's, with its environment variables and profile settings.</summary>
/// <remarks>
/// The region decides where the calls go, or else <c>ServiceURL</c>, <c>AWS_ENDPOINT_URL_</c> and the service's id, or <c>AWS_ENDPOINT_URL</c>.
/// <c>Timeout</c> bounds one attempt, its response's body included: 10 seconds where nothing is said. <c>RetryMode</c> is standard where
/// neither <c>AWS_RETRY_MODE</c> nor the profile says otherwise.
/// </remarks>
public abstract class ServiceConfig : ClientConfig
{
    private readonly string _endpointPrefix;

    /// <param name="serviceId">The service's id in AWS's service model: <c>Auto Scaling</c>.</param>
    /// <param name="endpointPrefix">The first part of its hosts, and its name in signatures: <c>autoscaling</c>.</param>
    /// <param name="serviceVersion">The API's version.</param>
    private protected ServiceConfig(string serviceId, string endpointPrefix, string serviceVersion)
        : this(serviceId, endpointPrefix, serviceVersion, new RegionalEndpointProvider(endpointPrefix))
    {
    }

    /// <param name="endpointProvider">Where the service is, if it is not one with a host in each region.</param>
    private protected ServiceConfig(string serviceId, string endpointPrefix, string serviceVersion, IEndpointProvider endpointProvider)
        : base(ServiceDefaults.Provider)
    {
        _endpointPrefix = endpointPrefix;
        ServiceVersion = serviceVersion;
        UserAgent = ServiceDefaults.UserAgent(serviceId);
        ServiceId = serviceId;
        AuthenticationServiceName = endpointPrefix;
        EndpointProvider = endpointProvider;
        Timeout = ServiceDefaults.AttemptTimeout;
    }

    public override string RegionEndpointServiceName => _endpointPrefix;

    public override string ServiceVersion { get; }

    public override string UserAgent { get; }

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
