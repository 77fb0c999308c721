using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Endpoints;

internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        ServiceEndpointProvider.ParametersOf(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);
}
