using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FgtAsg.AwsClients.Endpoints;

/// <summary>Finds the endpoint of a service: the configured one, or one by region and partition.</summary>
internal abstract class ServiceEndpointProvider : IEndpointProvider
{
    public const string MissingRegion =
        "No region: set AWS_REGION (Lambda does), a region in the profile, the configuration's RegionEndpoint, "
        + "or an endpoint (AWS_ENDPOINT_URL, ServiceURL).";

    private const string Region = "Region";
    private const string UseFips = "UseFIPS";
    private const string UseDualStack = "UseDualStack";
    private const string CustomEndpoint = "Endpoint";

    public static EndpointParameters ParametersOf(IClientConfig config, RegionEndpoint? alternate = null) => new()
    {
        [Region] = (alternate ?? config.RegionEndpoint)?.SystemName,
        [UseFips] = config.UseFIPSEndpoint,
        [UseDualStack] = config.UseDualstackEndpoint,
        [CustomEndpoint] = config.ServiceURL,
    };

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters[UseFips] is true;
        var dualStack = parameters[UseDualStack] is true;
        if (parameters[CustomEndpoint] is string { Length: > 0 } custom)
        {
            return fips || dualStack
                ? throw new AmazonClientException(
                    $"The configured endpoint {custom} cannot be combined with FIPS or dual-stack endpoints "
                    + "(AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT).")
                : new Endpoint(custom);
        }

        if (parameters[Region] is not string { Length: > 0 } region)
        {
            throw new AmazonClientException(MissingRegion);
        }

        var partition = Fn.Partition(region);
        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
        {
            var kind = fips && dualStack ? "dual-stack FIPS" : fips ? "FIPS" : "dual-stack";
            throw new AmazonClientException($"The partition {partition.name} of region {region} has no {kind} endpoints.");
        }

        return EndpointIn(partition, region, fips, dualStack);
    }

    /// <summary>The rule of the service. The partition has endpoints of the requested kind.</summary>
    protected abstract Endpoint EndpointIn(Partition partition, string region, bool fips, bool dualStack);
}
