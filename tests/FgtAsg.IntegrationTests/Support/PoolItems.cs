using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>Free licences (<c>FGVM001</c>) and hostnames (<c>fgt-001</c>) for a fleet's table, the first of them the longest free.</summary>
internal static class PoolItems
{
    public const string Licenses = "license";
    public const string Hostnames = "hostname";

    private static readonly DateTimeOffset FirstFree = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string NameOf(string pool, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(pool == Licenses ? "FGVM" : "fgt-")}{number:000}");

    public static async Task SeedAsync(Fleet fleet, string pool, int count, CancellationToken cancellationToken)
    {
        // As many as one BatchWriteItem takes.
        foreach (var numbers in Enumerable.Range(1, count).Chunk(25))
        {
            var answer = await fleet.DynamoDb.BatchWriteItemAsync(
                new Dictionary<string, List<WriteRequest>>(StringComparer.Ordinal)
                {
                    [fleet.TableName] = [.. numbers.Select(number => new WriteRequest(new PutRequest(Free(pool, number))))],
                },
                cancellationToken);
            Assert.True(answer.UnprocessedItems is not { Count: > 0 });
        }
    }

    /// <summary>Makes the table anew, with so many licences, from a file in the bucket: thousands at once, where batches would take minutes.</summary>
    public static async Task ImportLicensesAsync(Fleet fleet, int count, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var item in Enumerable.Range(1, count).Select(number => Free(Licenses, number)))
        {
            var attributes = item.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)new JsonObject { ["S"] = a.Value.S }));
            lines.AppendLine(new JsonObject { ["Item"] = new JsonObject(attributes) }.ToJsonString());
        }

        const string Prefix = "import/";
        await fleet.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = fleet.BucketName, Key = Prefix + "licenses.json", ContentBody = lines.ToString() }, cancellationToken);
        var table = (await fleet.DynamoDb.DescribeTableAsync(fleet.TableName, cancellationToken)).Table;
        await fleet.DynamoDb.DeleteTableAsync(fleet.TableName, cancellationToken);
        var import = await fleet.DynamoDb.ImportTableAsync(
            new ImportTableRequest
            {
                InputFormat = InputFormat.DYNAMODB_JSON,
                S3BucketSource = new S3BucketSource { S3Bucket = fleet.BucketName, S3KeyPrefix = Prefix },
                TableCreationParameters = new TableCreationParameters
                {
                    TableName = fleet.TableName,
                    BillingMode = BillingMode.PAY_PER_REQUEST,
                    AttributeDefinitions = table.AttributeDefinitions,
                    KeySchema = table.KeySchema,
                    GlobalSecondaryIndexes =
                    [
                        .. table.GlobalSecondaryIndexes.Select(index => new GlobalSecondaryIndex
                        {
                            IndexName = index.IndexName,
                            KeySchema = index.KeySchema,
                            Projection = index.Projection,
                        }),
                    ],
                },
            },
            cancellationToken);
        var description = import.ImportTableDescription;
        while (description.ImportStatus == ImportStatus.IN_PROGRESS)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            var request = new DescribeImportRequest { ImportArn = description.ImportArn };
            description = (await fleet.DynamoDb.DescribeImportAsync(request, cancellationToken)).ImportTableDescription;
        }

        Assert.Equal((ImportStatus.COMPLETED, count), (description.ImportStatus, description.ImportedItemCount ?? 0));
    }

    /// <summary>Moves the moment from which an item is available: what the passing of time does, without the waiting.</summary>
    public static Task MakeAvailableAsync(Fleet fleet, string category, CancellationToken cancellationToken) => fleet.DynamoDb.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = fleet.TableName,
            Key = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["Category"] = new(category) },
            UpdateExpression = "SET AvailableSince = :since",
            ConditionExpression = "attribute_exists(#Pool)",
            ExpressionAttributeNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["#Pool"] = "Pool" },
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":since"] = new(Text(FirstFree)) },
        },
        cancellationToken);

    private static Dictionary<string, AttributeValue> Free(string pool, int number) => new(StringComparer.Ordinal)
    {
        ["Category"] = new($"{pool}#{NameOf(pool, number)}"),
        ["Kind"] = new(pool),
        ["Pool"] = new(pool),
        ["AvailableSince"] = new(Text(FirstFree.AddMinutes(number))),
    };

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
