using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FgtAsg.AwsClients.Endpoints;

/// <summary>One host per partition, for all regions. Requests are signed for the region that hosts the partition's Route 53.</summary>
/// <remarks>These are the rules that AWS publishes for Route 53.</remarks>
internal sealed class Route53EndpointProvider : ServiceEndpointProvider
{
    protected override Endpoint EndpointIn(Partition partition, string region, bool fips, bool dualStack)
    {
        var isGovCloud = partition.name == "aws-us-gov";
        var label = fips && !isGovCloud ? "route53-fips" : "route53";
        var area = isGovCloud ? "us-gov." : dualStack && HasGlobalHost(partition.name, fips) ? "global." : "";
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        var scheme = $$"""{"authSchemes":[{"name":"sigv4","signingRegion":"{{partition.implicitGlobalRegion}}"}]}""";
        return new Endpoint($"https://{label}.{area}{suffix}", scheme, headersJson: null);
    }

    private static bool HasGlobalHost(string partition, bool fips) => partition == "aws" || (!fips && partition is "aws-cn" or "aws-eusc");
}
