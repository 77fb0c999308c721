using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FgtAsg.AwsClients.Endpoints;

/// <summary>One host per region. In GovCloud, the standard endpoint is the FIPS endpoint only in us-gov-west-1.</summary>
/// <remarks>These are the rules that AWS publishes for Step Functions.</remarks>
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
