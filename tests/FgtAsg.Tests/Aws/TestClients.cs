using Amazon;
using Amazon.AutoScaling;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>The function's clients on a fake HTTP layer. They retry as the SDK does, but without its pauses.</summary>
internal static class TestClients
{
    public static AmazonEC2Client EC2(FakeService service, Action<AmazonEC2Config>? configure = null) => EC2(config =>
    {
        config.HttpClientFactory = service.HttpClientFactory;
        configure?.Invoke(config);
    });

    public static AmazonEC2Client EC2(Action<AmazonEC2Config> configure)
    {
        var config = new AmazonEC2Config { RegionEndpoint = RegionEndpoint.EUCentral1, IgnoreConfiguredEndpointUrls = true };
        configure(config);
        return new ImpatientEC2Client(config);
    }

    public static AmazonAutoScalingClient AutoScaling(FakeService service, Action<AmazonAutoScalingConfig>? configure = null)
    {
        var config = new AmazonAutoScalingConfig
        {
            HttpClientFactory = service.HttpClientFactory,
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
        };
        configure?.Invoke(config);
        return new ImpatientAutoScalingClient(config);
    }

    public static AmazonRoute53Client Route53(FakeService service, Action<AmazonRoute53Config>? configure = null)
    {
        var config = new AmazonRoute53Config
        {
            HttpClientFactory = service.HttpClientFactory,
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
        };
        configure?.Invoke(config);
        return new ImpatientRoute53Client(config);
    }

    public static AmazonSimpleSystemsManagementClient Ssm(
        FakeService service, Action<AmazonSimpleSystemsManagementConfig>? configure = null) => Ssm(config =>
        {
            config.HttpClientFactory = service.HttpClientFactory;
            configure?.Invoke(config);
        });

    public static AmazonSimpleSystemsManagementClient Ssm(Action<AmazonSimpleSystemsManagementConfig> configure)
    {
        var config = new AmazonSimpleSystemsManagementConfig
        {
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
        };
        configure(config);
        return new ImpatientSsmClient(config);
    }

    public static AmazonSimpleNotificationServiceClient Sns(FakeService service, Action<AmazonSimpleNotificationServiceConfig>? configure = null)
    {
        var config = new AmazonSimpleNotificationServiceConfig
        {
            HttpClientFactory = service.HttpClientFactory,
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
        };
        configure?.Invoke(config);
        return new ImpatientSnsClient(config);
    }

    public static AmazonStepFunctionsClient StepFunctions(FakeService service, Action<AmazonStepFunctionsConfig>? configure = null)
    {
        var config = new AmazonStepFunctionsConfig
        {
            HttpClientFactory = service.HttpClientFactory,
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
        };
        configure?.Invoke(config);
        return new ImpatientStepFunctionsClient(config);
    }

    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "secret");

    private static void DoNotPause(RuntimePipeline pipeline)
    {
        var handler = pipeline.Handlers.OfType<RetryHandler>().Single();
        ((StandardRetryPolicy)handler.RetryPolicy).MaxBackoffInMilliseconds = 0;
    }

    private sealed class ImpatientEC2Client(AmazonEC2Config config) : GuardedEC2Client(Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotPause(pipeline);
        }
    }

    private sealed class ImpatientAutoScalingClient(AmazonAutoScalingConfig config) : AmazonAutoScalingClient(Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotPause(pipeline);
        }
    }

    private sealed class ImpatientRoute53Client(AmazonRoute53Config config) : AmazonRoute53Client(Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotPause(pipeline);
        }
    }

    private sealed class ImpatientSsmClient(AmazonSimpleSystemsManagementConfig config) : GuardedSystemsManagerClient(Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotPause(pipeline);
        }
    }

    private sealed class ImpatientSnsClient(AmazonSimpleNotificationServiceConfig config) : AmazonSimpleNotificationServiceClient(Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotPause(pipeline);
        }
    }

    private sealed class ImpatientStepFunctionsClient(AmazonStepFunctionsConfig config) : AmazonStepFunctionsClient(Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotPause(pipeline);
        }
    }
}
