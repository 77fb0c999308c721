using Amazon.DynamoDBv2.Model;
using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>GetItem, BatchGetItem, Query and Scan.</summary>
internal static class ReadCases
{
    // Not a literal: the SDK's analyzer refuses a literal 0, as the service does.
    private static readonly int NoItem = string.Empty.Length;

    private static readonly AttributeValue Noon = S("2026-03-01T12:00:00Z");

    public static IEnumerable<ParityCase> All =>
    [
        new("get: all", table => table.GetAsync("instance#i-1")),
        new("get: none", table => table.GetAsync("license#none", consistent: false)),
        new("get: error: another key", async table =>
            await table.Client.GetItemAsync(table.Name, new() { ["Kind"] = S("x") }, table.CancellationToken)),
        new("get: error: unknown table", async table =>
            await table.Client.GetItemAsync("no-such-table", Key("x"), table.CancellationToken)),

        new("batch get", table => BatchAsync(table, "license#a", "license#none", "license#held")),
        new("batch get: error: twice the same", table => BatchAsync(table, "license#a", "license#a")),
        new("batch get: error: too many", table => BatchAsync(table, [.. Enumerable.Range(0, 101).Select(number => $"license#{number}")])),

        Query("the whole pool", ""),
        Query("up to now", " AND AvailableSince <= :t", Noon),
        Query("before", " AND AvailableSince < :t", S("2026-03-01T11:00:00Z")),
        Query("after", " AND AvailableSince > :t", S("2026-03-01T11:00:00Z")),
        Query("from", " AND AvailableSince >= :t", S("2026-03-01T11:00:00Z")),
        Query("at", " AND AvailableSince = :t", S("2026-03-01T11:00:00Z")),
        Query("a page", " AND AvailableSince <= :t", S("2026-03-03"), configure: request => request.Limit = 2),
        Query("a page that ends with the pool", " AND AvailableSince >= :t", S("2026-03-01T13:00:00Z"), request => request.Limit = 2),
        Query("an empty pool", "", configure: request => request.ExpressionAttributeValues[":pool"] = S("nothing")),
        Query("error: no such index", "", configure: request => request.IndexName = "free"),
        Query("error: consistent", "", configure: request => request.ConsistentRead = true),
        Query("error: reserved word", "", configure: request =>
            (request.KeyConditionExpression, request.ExpressionAttributeNames) = ("Pool = :pool", null)),
        Query("error: no hash key", "", configure: request =>
            (request.KeyConditionExpression, request.ExpressionAttributeNames) = ("AvailableSince = :pool", null)),
        Query("error: hash key compared", "", configure: request => request.KeyConditionExpression = "#pool < :pool"),
        Query("error: another attribute", " AND Kind = :pool"),
        Query("error: or", " OR AvailableSince = :t", Noon),
        Query("error: unused value", "", Noon),
        Query("error: another type", " AND AvailableSince < :t", N("1")),
        Query("error: limit 0", "", configure: request => request.Limit = NoItem),
        Query("error: bad start", "", configure: request => request.ExclusiveStartKey = Key("license#a")),
        new("query: page by page", PagesAsync),
        new("query: goes on after an item that has gone", async table =>
        {
            var first = (QueryResponse)await table.QueryAsync("", [], request => request.Limit = 2);
            await table.DeleteAsync("license#b");
            return await table.QueryAsync("", [], request => request.ExclusiveStartKey = first.LastEvaluatedKey);
        }),
        new("query: the table itself", async table => await table.Client.QueryAsync(new QueryRequest
        {
            TableName = table.Name,
            KeyConditionExpression = "Category = :c",
            ExpressionAttributeValues = new() { [":c"] = S("license#held") },
            ConsistentRead = true,
        }, table.CancellationToken)),

        new("scan: all", table => table.ScanAsync()),
        new("scan: filter", table => table.ScanAsync(request =>
            (request.FilterExpression, request.ExpressionAttributeValues) = ("Kind = :k", new() { [":k"] = S("license") }))),
        new("scan: page by page", ScanPagesAsync),
        new("scan: error: reserved word", table => table.ScanAsync(request => request.FilterExpression = "attribute_exists(State)")),
    ];

    private static ParityCase Query(string name, string range, AttributeValue? t = null, Action<QueryRequest>? configure = null) =>
        new($"query: {name}", table => table.QueryAsync(range, t is null ? [] : new() { [":t"] = t }, configure));

    private static async Task<object> BatchAsync(ParityTable table, params string[] categories) => await table.Client.BatchGetItemAsync(
        new BatchGetItemRequest { RequestItems = new() { [table.Name] = new KeysAndAttributes { Keys = [.. categories.Select(Key)] } } },
        table.CancellationToken);

    private static async Task<object> PagesAsync(ParityTable table)
    {
        var found = new List<string>();
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var page = (QueryResponse)await table.QueryAsync("", [], request =>
                (request.Limit, request.ExclusiveStartKey) = (3, last));
            found.Add(string.Join(",", page.Items.Select(item => item["Category"].S)));
            last = page.LastEvaluatedKey;
        }
        while (last is { Count: > 0 });

        return string.Join(" | ", found);
    }

    private static async Task<object> ScanPagesAsync(ParityTable table)
    {
        var found = new List<string>();
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var page = (ScanResponse)await table.ScanAsync(request => (request.Limit, request.ExclusiveStartKey) = (3, last));
            Assert.True(page.Items.Count <= 3);
            found.AddRange(page.Items.Select(item => item["Category"].S));
            last = page.LastEvaluatedKey;
        }
        while (last is { Count: > 0 });

        return string.Join(",", found.Order(StringComparer.Ordinal));
    }
}
