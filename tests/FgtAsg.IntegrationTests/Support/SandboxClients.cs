using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using FgtAsg.Sandbox;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>The official clients for a local AWS. By default they do not retry, so that a test sees every answer.</summary>
internal static class SandboxClients
{
    private static readonly BasicAWSCredentials Credentials = new("test", "test");

    public static AmazonS3Client S3(this LocalAws aws, int retries = 0) => new(Credentials, Configure(new AmazonS3Config(), aws, retries));

    public static AmazonDynamoDBClient DynamoDb(this LocalAws aws, int retries = 0) =>
        new(Credentials, Configure(new AmazonDynamoDBConfig(), aws, retries));

    public static AmazonEC2Client Ec2(this LocalAws aws, int retries = 0) =>
        new(Credentials, Configure(new AmazonEC2Config(), aws, retries));

    public static AmazonAutoScalingClient AutoScaling(this LocalAws aws, int retries = 0) =>
        new(Credentials, Configure(new AmazonAutoScalingConfig(), aws, retries));

    public static AmazonSQSClient Sqs(this LocalAws aws, int retries = 0) =>
        new(Credentials, Configure(new AmazonSQSConfig(), aws, retries));

    private static T Configure<T>(T config, LocalAws aws, int retries)
        where T : ClientConfig
    {
        config.ServiceURL = aws.Endpoint.GetLeftPart(UriPartial.Authority);
        config.AuthenticationRegion = aws.Cloud.Options.Region;
        config.MaxErrorRetry = retries;
        return config;
    }
}
