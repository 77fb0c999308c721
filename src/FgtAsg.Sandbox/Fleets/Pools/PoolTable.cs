using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The fleet's table. Creates it as the deployment does, and reads all of it.</summary>
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

    /// <summary>Moves the times of claims, launches and ends, and the deadlines of launches in progress, into the past.</summary>
    public async Task AgeAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        foreach (var item in await ScanAsync(cancellationToken))
        {
            var table = new TableItem(item);
            var times = item.Where(IsPast).Select(attribute => attribute.Key).ToList();
            foreach (var time in times)
            {
                item[time] = new AttributeValue(TableItem.TextOf(table.Time(time)!.Value - by));
            }

            if (times.Count > 0)
            {
                await dynamoDb.PutItemAsync(new PutItemRequest { TableName = name, Item = item }, cancellationToken);
            }
        }
    }

    public async Task<PoolState> ReadAsync(CancellationToken cancellationToken) =>
        PoolItemReader.Read((await ScanAsync(cancellationToken)).Select(item => new TableItem(item)));

    /// <summary>
    /// Selects attributes by the form of their names, so that it includes time attributes that the function may add later.
    /// </summary>
    private static bool IsPast(KeyValuePair<string, AttributeValue> attribute) =>
        attribute.Value.S is not null
        && (attribute.Key.EndsWith("At", StringComparison.Ordinal) || attribute.Key.EndsWith("Until", StringComparison.Ordinal));

    private async Task<List<Dictionary<string, AttributeValue>>> ScanAsync(CancellationToken cancellationToken)
    {
        List<Dictionary<string, AttributeValue>> items = [];
        Dictionary<string, AttributeValue>? next = null;
        do
        {
            var page = await dynamoDb.ScanAsync(
                new ScanRequest { TableName = name, ConsistentRead = true, ExclusiveStartKey = next }, cancellationToken);
            items.AddRange(page.Items ?? []);
            next = page.LastEvaluatedKey;
        }
        while (next is { Count: > 0 });

        return items;
    }
}
