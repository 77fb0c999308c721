using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FgtAsg.AwsClients.Endpoints;

/// <summary>A host in each region; in GovCloud the plain endpoint is the FIPS one in us-gov-west-1 alone.</summary>
/// <remarks>The rules are those that AWS publishes for Step Functions.</remarks>
internal sealed class StepFunctionsEndpointProvider : ServiceEndpointProvider
{
    protected override Endpoint EndpointIn(Partition partition, string region, bool fips, bool dualStack)
    {
        var isGovCloud = partition.name == "aws-us-gov";
        var hasFipsHost = (isGovCloud && dualStack) || (fips && region != "us-gov-west-1");
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{(hasFipsHost ? "states-fips" : "states")}.{region}.{suffix}");
    }
}
