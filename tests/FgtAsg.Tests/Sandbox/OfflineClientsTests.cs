using Amazon.DynamoDBv2.Model;
using Amazon.EC2.Model;
using Amazon.S3.Model;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS.Model;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.S3;
using FgtAsg.Sandbox.Sqs;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Tests.Sandbox;

/// <summary>The model's clients derive from the official ones. Operations that they do not implement must not reach a network.</summary>
public sealed class OfflineClientsTests
{
    private readonly AwsModel _aws = new(options: null, TimeProvider.System);

    [Fact]
    public async Task UnimplementedOperation_Called_IsRefusedByName()
    {
        using var ec2 = new EC2Client(_aws.Cloud);
        using var s3 = new S3Client(_aws.Buckets);
        using var dynamoDb = new DynamoDbClient(_aws.Tables.Create("table"));
        using var sqs = new SqsClient(_aws.Queues);
        using var ssm = new SystemsManagerClient(_aws.SystemsManager);

        foreach (var (service, request, call) in new (string, string, Func<Task>)[]
        {
            ("EC2", "RunInstancesRequest", () => ec2.RunInstancesAsync(new RunInstancesRequest())),
            ("S3", "GetObjectAclRequest", () => s3.GetObjectAclAsync(new GetObjectAclRequest())),
            ("DynamoDB", "DescribeTableRequest", () => dynamoDb.DescribeTableAsync(new DescribeTableRequest())),
            ("SSM", "PutParameterRequest", () => ssm.PutParameterAsync(new PutParameterRequest())),
            ("SQS", "CreateQueueRequest", () => sqs.CreateQueueAsync(new CreateQueueRequest())),
        })
        {
            var refusal = await Assert.ThrowsAsync<NotSupportedException>(call);

            Assert.Equal($"{service}: the model does not implement {request}.", refusal.Message);
        }
    }
}
