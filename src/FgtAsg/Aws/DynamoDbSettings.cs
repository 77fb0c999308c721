using Amazon.DynamoDBv2;

namespace FgtAsg.Aws;

/// <summary>How the function talks to DynamoDB: with the same bounds of one attempt and of the SDK's own retries as the other clients have.</summary>
internal static class DynamoDbSettings
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    public static AmazonDynamoDBConfig Create() => new()
    {
        Timeout = AttemptTimeout,
        MaxErrorRetry = 2,
    };
}
