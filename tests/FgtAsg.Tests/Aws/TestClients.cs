using System.Runtime.CompilerServices;
using Amazon;
using Amazon.AutoScaling;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>The function's clients on a fake HTTP layer. They retry like the SDK, but without pauses.</summary>
internal static class TestClients
{
    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "secret");

    public static AmazonEC2Client EC2(FakeService service, Action<AmazonEC2Config>? configure = null) =>
        Create(service, new AmazonEC2Config(), configure, config => new GuardedEC2Client(Credentials, config));

    public static AmazonAutoScalingClient AutoScaling(FakeService service, Action<AmazonAutoScalingConfig>? configure = null) =>
        Create(service, new AmazonAutoScalingConfig(), configure, config => new AmazonAutoScalingClient(Credentials, config));

    public static AmazonRoute53Client Route53(FakeService service, Action<AmazonRoute53Config>? configure = null) =>
        Create(service, new AmazonRoute53Config(), configure, config => new AmazonRoute53Client(Credentials, config));

    public static AmazonSimpleSystemsManagementClient Ssm(
        FakeService service, Action<AmazonSimpleSystemsManagementConfig>? configure = null) =>
        Create(
            service, new AmazonSimpleSystemsManagementConfig(), configure, config => new GuardedSystemsManagerClient(Credentials, config));

    public static AmazonSQSClient Sqs(FakeService service, Action<AmazonSQSConfig>? configure = null) =>
        Create(service, new AmazonSQSConfig(), configure, config => new GuardedSqsClient(Credentials, config));

    public static AmazonSimpleNotificationServiceClient Sns(
        FakeService service, Action<AmazonSimpleNotificationServiceConfig>? configure = null) =>
        Create(
            service,
            new AmazonSimpleNotificationServiceConfig(),
            configure,
            config => new AmazonSimpleNotificationServiceClient(Credentials, config));

    public static AmazonStepFunctionsClient StepFunctions(FakeService service, Action<AmazonStepFunctionsConfig>? configure = null) =>
        Create(service, new AmazonStepFunctionsConfig(), configure, config => new AmazonStepFunctionsClient(Credentials, config));

    private static TClient Create<TConfig, TClient>(
        FakeService service, TConfig config, Action<TConfig>? configure, Func<TConfig, TClient> create)
        where TConfig : ClientConfig
        where TClient : AmazonServiceClient
    {
        config.HttpClientFactory = service.HttpClientFactory;
        config.RegionEndpoint = RegionEndpoint.EUCentral1;
        config.IgnoreConfiguredEndpointUrls = true;
        configure?.Invoke(config);
        var client = create(config);
        var handler = PipelineOf(client).Handlers.OfType<RetryHandler>().Single();
        ((StandardRetryPolicy)handler.RetryPolicy).MaxBackoffInMilliseconds = 0;
        return client;
    }

    /// <summary>The property is protected, and the SDK has no setting for the pauses.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_RuntimePipeline")]
    private static extern RuntimePipeline PipelineOf(AmazonServiceClient client);
}
