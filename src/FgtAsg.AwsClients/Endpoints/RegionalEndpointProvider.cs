using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FgtAsg.AwsClients.Endpoints;

/// <summary>A host in each region.</summary>
/// <remarks>The rules are those that AWS publishes for Auto Scaling and SNS, which differ only in the host's first label.</remarks>
internal sealed class RegionalEndpointProvider(string host) : ServiceEndpointProvider
{
    protected override Endpoint EndpointIn(Partition partition, string region, bool fips, bool dualStack)
    {
        // In GovCloud the plain endpoints are the FIPS ones.
        var label = fips && (dualStack || partition.name != "aws-us-gov") ? host + "-fips" : host;
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{label}.{region}.{suffix}");
    }
}
