using Amazon.DynamoDBv2;

namespace FgtAsg.Aws;

/// <summary>How the function talks to DynamoDB: with the same bounds of one attempt and of the SDK's own retries as the other clients have.</summary>
internal static class DynamoDbSettings
{
    public static AmazonDynamoDBConfig Create() => new()
    {
        Timeout = ServiceHttp.AttemptTimeout,
        MaxErrorRetry = 2,
    };
}
