using Amazon.EC2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.Aws;

/// <summary>
/// Adds what the official clients lack. An unrepeatable request is retried only when it was throttled. Each attempt has a timeout. A
/// response that does not belong to the operation is a failed call.
/// </summary>
internal static class ClientGuard
{
    /// <summary>Sets the timeout of one attempt if none is set. The official default is no timeout.</summary>
    public static TConfig Bounded<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.Timeout ??= ServiceHttp.AttemptTimeout;
        return config;
    }

    public static void AddTo(RuntimePipeline pipeline, IClientConfig config, IResponseFormat format)
    {
        CarefulRetries.AddTo(pipeline, config);
        pipeline.ReplaceHandler<Unmarshaller>(new ResponseReader(format));
    }
}

/// <summary>The official client with the rules of <see cref="ClientGuard"/>.</summary>
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

/// <summary>The official client with the rules of <see cref="ClientGuard"/>.</summary>
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

/// <summary>The official client with the rules of <see cref="ClientGuard"/>.</summary>
internal class GuardedSqsClient : AmazonSQSClient
{
    public GuardedSqsClient(AmazonSQSConfig config)
        : base(ClientGuard.Bounded(config))
    {
    }

    public GuardedSqsClient(AWSCredentials credentials, AmazonSQSConfig config)
        : base(credentials, ClientGuard.Bounded(config))
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ClientGuard.AddTo(pipeline, Config, new SqsResponseFormat());
    }
}
