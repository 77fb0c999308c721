using FgtAsg.AwsClients.Endpoints;
using FgtAsg.AwsClients.Pipeline;

namespace Amazon.Route53;

/// <inheritdoc/>
public class AmazonRoute53Config() : ServiceConfig(Id, "route53", Version, new Route53EndpointProvider())
{
    internal const string Id = "Route 53";

    internal const string Version = "2013-04-01";
}
