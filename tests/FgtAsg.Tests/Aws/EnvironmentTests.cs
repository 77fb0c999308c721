using System.Net;
using Amazon;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.DynamoDBv2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>Environment variables are shared by the process, so these tests run alone and restore the variables.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Names =
    [
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_EC2", "AWS_ENDPOINT_URL_AUTO_SCALING", "AWS_ENDPOINT_URL_ROUTE_53", "AWS_ENDPOINT_URL_S3",
        "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SSM", "AWS_ENDPOINT_URL_SNS", "AWS_ENDPOINT_URL_SFN",
        "AWS_ENDPOINT_URL_SQS",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_EC2_METADATA_DISABLED",
    ];

    private readonly Dictionary<string, string?> _before = Names.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private readonly string? _profilesBefore = AWSConfigs.AWSProfilesLocation;
    private readonly string _folder = Directory.CreateTempSubdirectory("fgt-asg-").FullName;

    public EnvironmentTests()
    {
        foreach (var name in Names)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        // The SDK's core reads AWS_SHARED_CREDENTIALS_FILE once per process. This property keeps the developer's own profiles out.
        AWSConfigs.AWSProfilesLocation = Path.Combine(_folder, "credentials");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        FallbackRegionFactory.Reset();
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        AWSConfigs.AWSProfilesLocation = _profilesBefore;
        FallbackRegionFactory.Reset();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AutoScaling_EndpointVariableOfTheService_TakesPrecedence()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "ap-southeast-2");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:5002");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_AUTO_SCALING", "http://127.0.0.1:5003/base/");
        var service = new FakeService().AnswersOk(Bodies.Completed);
        var config = new AmazonAutoScalingConfig { HttpClientFactory = service.HttpClientFactory };
        using var autoScaling = new AmazonAutoScalingClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);

        await autoScaling.CompleteLifecycleActionAsync(new CompleteLifecycleActionRequest(), CancellationToken.None);

        Assert.Equal("http://127.0.0.1:5003/base/", service.Requests.Single().Url);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "ap-southeast-2", "http://127.0.0.1:5005/", "ap-southeast-2")]
    [InlineData("AWS_ENDPOINT_URL_ROUTE_53", "ap-southeast-2", "http://127.0.0.1:5005/", "ap-southeast-2")]
    [InlineData("AWS_ENDPOINT_URL_EC2", "ap-southeast-2", "https://route53.amazonaws.com/", "us-east-1")]
    [InlineData("AWS_ENDPOINT_URL_EC2", "cn-north-1", "https://route53.amazonaws.com.cn/", "cn-northwest-1")]
    public async Task Route53_EndpointVariable_IsUsedIfItApplies(string variable, string region, string expected, string signingRegion)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", region);
        Environment.SetEnvironmentVariable(variable, "http://127.0.0.1:5005");
        var service = new FakeService().AnswersOk(Bodies.Changed);
        var config = new AmazonRoute53Config { HttpClientFactory = service.HttpClientFactory };
        using var route53 = new AmazonRoute53Client(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);

        await route53.ChangeResourceRecordSetsAsync(Dns.Request(), CancellationToken.None);

        var request = service.Requests.Single();
        Assert.Equal(expected + "2013-04-01/hostedzone/Z1/rrset/", request.Url);
        Assert.Contains($"/{signingRegion}/route53/aws4_request", request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public void SsmSnsSqsAndStepFunctions_EndpointVariablesOfTheServices_AreUsed()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "ap-southeast-2");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:5006/");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:5007/");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:5008/");

        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:5009/");

        ClientConfig[] configs =
        [
            new AmazonSimpleSystemsManagementConfig(),
            new AmazonSimpleNotificationServiceConfig(),
            new AmazonStepFunctionsConfig(),
            new AmazonSQSConfig(),
        ];

        Assert.Equal(
            ["http://127.0.0.1:5006/ ssm", "http://127.0.0.1:5007/ sns", "http://127.0.0.1:5008/ states", "http://127.0.0.1:5009/ sqs"],
            configs.Select(config => $"{config.ServiceURL} {config.AuthenticationServiceName}"));
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "http://localhost:5001", "http://localhost:5001/bucket/key")]
    [InlineData("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:5001", "http://127.0.0.1:5001/bucket/key")]
    [InlineData("AWS_ENDPOINT_URL_S3", null, "https://bucket.s3.eu-west-1.amazonaws.com/key")]
    public async Task S3_AnyEndpoint_RequestsTheBucketsUrl(string variable, string? endpoint, string expected)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
        Environment.SetEnvironmentVariable(variable, endpoint);
        var service = new FakeService().Answers(HttpStatusCode.NoContent, "");
        var config = S3Settings.Create();
        config.HttpClientFactory = service.HttpClientFactory;
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);

        await s3.DeleteObjectAsync("bucket", "key", CancellationToken.None);

        Assert.Equal(expected, service.Requests.Single().Url);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "http://localhost:5001", "http://localhost:5001/")]
    [InlineData("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:5002", "http://127.0.0.1:5002/")]
    [InlineData("AWS_ENDPOINT_URL_DYNAMODB", null, "https://dynamodb.eu-west-1.amazonaws.com/")]
    public async Task DynamoDB_WithAnyEndpoint_GoesThereAndSignsForTheRegion(string variable, string? endpoint, string expected)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
        Environment.SetEnvironmentVariable(variable, endpoint);
        var service = new FakeService().Answers(HttpStatusCode.OK, "{}", "application/x-amz-json-1.0");
        var config = DynamoDbSettings.Create();
        config.HttpClientFactory = service.HttpClientFactory;
        using var dynamoDb = new AmazonDynamoDBClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);

        await dynamoDb.GetItemAsync("table", new() { ["Category"] = new("license#FGVM01") }, CancellationToken.None);

        var request = service.Requests.Single();
        Assert.Equal(expected, request.Url);
        Assert.Contains("/eu-west-1/dynamodb/aws4_request", request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_NeitherRegionNorEndpoint_ThrowsWithTheSettingsToUse()
    {
        var exception = Assert.Throws<AmazonClientException>(
            () => new AmazonAutoScalingClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret")));

        Assert.Contains("AWS_REGION", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// The error comes at the start instead of at the first event: a client that is created at its first use would report it too late.
    /// </summary>
    [Fact]
    public void FunctionsClients_NeitherRegionNorEndpoint_ThrowsAtTheStart() => Assert.Throws<AmazonClientException>(ServiceClients.Create);

    [Fact]
    public void FunctionsClients_WithARegion_AreCreatedAtTheirFirstUse()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "ap-southeast-2");

        var clients = ServiceClients.Create();

        Assert.False(
            clients.EC2.IsValueCreated || clients.Ssm.IsValueCreated || clients.S3.IsValueCreated || clients.DynamoDb.IsValueCreated);
    }
}
