using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FgtAsg.AwsClients.Endpoints;

/// <summary>The endpoints of a service with one host per region.</summary>
/// <remarks>
/// These are the rules that AWS publishes for Auto Scaling and SNS. They differ only in the first label of the host name.
/// </remarks>
internal sealed class RegionalEndpointProvider(string host) : ServiceEndpointProvider
{
    protected override Endpoint EndpointIn(Partition partition, string region, bool fips, bool dualStack)
    {
        // In GovCloud the standard endpoints are the FIPS endpoints.
        var label = fips && (dualStack || partition.name != "aws-us-gov") ? host + "-fips" : host;
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{label}.{region}.{suffix}");
    }
}
