using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Pipeline;

internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
