using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement;

namespace FgtAsg.Aws;

/// <summary>The official client with this function's rules: see <see cref="ClientGuard"/>.</summary>
internal class GuardedSystemsManagerClient : AmazonSimpleSystemsManagementClient
{
    public GuardedSystemsManagerClient(AmazonSimpleSystemsManagementConfig config)
        : base(ClientGuard.Bounded(config))
    {
    }

    public GuardedSystemsManagerClient(AWSCredentials credentials, AmazonSimpleSystemsManagementConfig config)
        : base(credentials, ClientGuard.Bounded(config))
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ClientGuard.AddTo(pipeline, Config, new SystemsManagerResponseFormat());
    }
}
