using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using FgtAsg.AwsClients.Endpoints;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>A client's configuration: the SDK's, with its environment variables and profile settings.</summary>
/// <remarks>
/// The endpoint follows from the region, or from <c>ServiceURL</c>, <c>AWS_ENDPOINT_URL_</c> plus the service's id, or
/// <c>AWS_ENDPOINT_URL</c>. <c>Timeout</c> limits one attempt including its response's body; the default is 10 seconds. <c>RetryMode</c>
/// is standard unless <c>AWS_RETRY_MODE</c> or the profile sets another one.
/// </remarks>
public abstract class ServiceConfig : ClientConfig
{
    private readonly string _endpointPrefix;

    /// <param name="serviceId">The service's id in AWS's service model: <c>Auto Scaling</c>.</param>
    /// <param name="endpointPrefix">The first part of its host names, and its name in signatures: <c>autoscaling</c>.</param>
    /// <param name="serviceVersion">The API's version.</param>
    private protected ServiceConfig(string serviceId, string endpointPrefix, string serviceVersion)
        : this(serviceId, endpointPrefix, serviceVersion, new RegionalEndpointProvider(endpointPrefix))
    {
    }

    /// <param name="endpointProvider">Finds the endpoint of a service that does not have one host per region.</param>
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
