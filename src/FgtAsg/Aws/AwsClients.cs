using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.S3;

namespace FgtAsg.Aws;

/// <summary>The clients of all services that the function calls.</summary>
/// <param name="Route53">Made when it is first needed: most fleets have no DNS zone.</param>
internal sealed record AwsClients(
    IAmazonEC2 EC2, IAmazonAutoScaling AutoScaling, IAmazonS3 S3, IAmazonDynamoDB DynamoDb, Lazy<IAmazonRoute53> Route53)
{
    /// <summary>As the environment says: credentials, region and endpoints.</summary>
    public static AwsClients Create() => new(
        new AmazonEC2Client(),
        new AmazonAutoScalingClient(),
        new AmazonS3Client(S3Settings.Create()),
        new AmazonDynamoDBClient(DynamoDbSettings.Create()),
        new Lazy<IAmazonRoute53>(() => new AmazonRoute53Client()));
}
