using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The fleet's table: made as the deployment makes it, and read whole.</summary>
internal sealed class PoolTable(IAmazonDynamoDB dynamoDb, string name)
{
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await dynamoDb.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = name,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions =
                [
                    new AttributeDefinition("Category", ScalarAttributeType.S),
                    new AttributeDefinition("Pool", ScalarAttributeType.S),
                    new AttributeDefinition("AvailableSince", ScalarAttributeType.S),
                ],
                KeySchema = [new KeySchemaElement("Category", KeyType.HASH)],
                GlobalSecondaryIndexes =
                [
                    new GlobalSecondaryIndex
                    {
                        IndexName = "available",
                        KeySchema = [new KeySchemaElement("Pool", KeyType.HASH), new KeySchemaElement("AvailableSince", KeyType.RANGE)],
                        Projection = new Projection { ProjectionType = ProjectionType.KEYS_ONLY },
                    },
                ],
            },
            cancellationToken);
        await dynamoDb.UpdateTimeToLiveAsync(
            new UpdateTimeToLiveRequest
            {
                TableName = name,
                TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = "ExpiresAt", Enabled = true },
            },
            cancellationToken);
    }

    public async Task<PoolState> ReadAsync(CancellationToken cancellationToken)
    {
        List<TableItem> items = [];
        Dictionary<string, AttributeValue>? next = null;
        do
        {
            var page = await dynamoDb.ScanAsync(
                new ScanRequest { TableName = name, ConsistentRead = true, ExclusiveStartKey = next }, cancellationToken);
            items.AddRange((page.Items ?? []).Select(item => new TableItem(item)));
            next = page.LastEvaluatedKey;
        }
        while (next is { Count: > 0 });

        return PoolItemReader.Read(items);
    }
}
