using Amazon.EC2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.Aws;

/// <summary>The official client with this function's rules: see <see cref="ClientGuard"/>.</summary>
internal class GuardedEC2Client : AmazonEC2Client
{
    public GuardedEC2Client(AmazonEC2Config config)
        : base(ClientGuard.Bounded(config))
    {
    }

    public GuardedEC2Client(AWSCredentials credentials, AmazonEC2Config config)
        : base(credentials, ClientGuard.Bounded(config))
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ClientGuard.AddTo(pipeline, Config, new EC2ResponseFormat());
    }
}
