using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>GetItem, BatchGetItem, Query and Scan.</summary>
internal static class ReadCases
{
    // A literal would not compile: the SDK's analyzer refuses it, as the service does.
    private static readonly int NoItem = string.Empty.Length;

    private static readonly AttributeValue Noon = S("2026-03-01T12:00:00Z");

    public static IEnumerable<ParityCase> All =>
    [
        new("get: all", table => table.GetAsync("instance#i-1")),
        new("get: none", table => table.GetAsync("license#none", consistent: false)),
        new("get: projection", table => table.GetAsync("instance#i-1", "License, Dns.ZoneId, Places[1], Absent")),
        new("get: projection of nothing that is there", table => table.GetAsync("instance#i-1", "Absent")),
        new("get: projection by placeholder", table => table.GetAsync("instance#i-1", "#s", new() { ["#s"] = "State" })),
        new("get: error: reserved word", table => table.GetAsync("instance#i-1", "State")),
        new("get: error: overlapping paths", table => table.GetAsync("instance#i-1", "Dns, Dns.ZoneId")),
        new("get: error: undefined name", table => table.GetAsync("instance#i-1", "#s")),
        new("get: error: another key", async table => await table.Client.GetItemAsync(table.Name, new() { ["Kind"] = S("x") }, table.CancellationToken)),
        new("get: error: unknown table", async table => await table.Client.GetItemAsync("no-such-table", Key("x"), table.CancellationToken)),

        new("batch get", table => BatchAsync(table, "Category, Kind", "license#a", "license#none", "license#held")),
        new("batch get: error: twice the same", table => BatchAsync(table, null, "license#a", "license#a")),
        new("batch get: error: too many", table => BatchAsync(table, null, [.. Enumerable.Range(0, 101).Select(number => $"license#{number}")])),

        Query("the whole pool", ""),
        Query("up to now", " AND AvailableSince <= :t", Noon),
        Query("before", " AND AvailableSince < :t", S("2026-03-01T11:00:00Z")),
        Query("after", " AND AvailableSince > :t", S("2026-03-01T11:00:00Z")),
        Query("from", " AND AvailableSince >= :t", S("2026-03-01T11:00:00Z")),
        Query("at", " AND AvailableSince = :t", S("2026-03-01T11:00:00Z")),
        Query("between", " AND AvailableSince BETWEEN :t AND :u", S("2026-03-01T11:00:00Z"), S("2026-03-01T13:00:00Z")),
        Query("of a day", " AND begins_with(AvailableSince, :t)", S("2026-03-01")),
        Query("backwards", "", configure: request => request.ScanIndexForward = false),
        Query("a page", " AND AvailableSince <= :t", S("2026-03-03"), configure: request => request.Limit = 2),
        Query("a page that ends with the pool", " AND AvailableSince >= :t", S("2026-03-01T13:00:00Z"), configure: request => request.Limit = 2),
        Query("counted", "", configure: request => request.Select = Select.COUNT),
        Query("projection of keys", "", configure: request => request.ProjectionExpression = "Category"),
        Query("filter on the table's key", "", S("license#b"), configure: request => request.FilterExpression = "Category > :t"),
        Query("limit is before the filter", "", S("license#b"), configure: request => (request.FilterExpression, request.Limit) = ("Category > :t", 2)),
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
        Query("error: filter on the index's key", "", Noon, configure: request => request.FilterExpression = "AvailableSince < :t"),
        Query("error: all attributes of an index with keys", "", configure: request => request.Select = Select.ALL_ATTRIBUTES),
        Query("error: an attribute that the index does not hold", "", configure: request => request.ProjectionExpression = "Kind"),
        Query("error: limit 0", "", configure: request => request.Limit = NoItem),
        Query("error: bad start", "", configure: request => request.ExclusiveStartKey = Key("license#a")),
        new("query: page by page", table => PagesAsync(table, forward: true)),
        new("query: page by page, backwards", table => PagesAsync(table, forward: false)),
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
        new("scan: projection", table => table.ScanAsync(request => request.ProjectionExpression = "Category, InstanceId")),
        new("scan: counted", table => table.ScanAsync(request => request.Select = Select.COUNT)),
        new("scan: page by page", ScanPagesAsync),
        new("scan: error: reserved word", table => table.ScanAsync(request => request.FilterExpression = "attribute_exists(State)")),
    ];

    private static ParityCase Query(
        string name, string range, AttributeValue? t = null, AttributeValue? u = null, Action<QueryRequest>? configure = null)
    {
        var values = new Dictionary<string, AttributeValue>();
        if (t is not null)
        {
            values.Add(":t", t);
        }

        if (u is not null)
        {
            values.Add(":u", u);
        }

        return new ParityCase($"query: {name}", table => table.QueryAsync(range, values, configure));
    }

    private static async Task<object> BatchAsync(ParityTable table, string? projection, params string[] categories) =>
        await table.Client.BatchGetItemAsync(new BatchGetItemRequest
        {
            RequestItems = new()
            {
                [table.Name] = new KeysAndAttributes { Keys = [.. categories.Select(Key)], ProjectionExpression = projection },
            },
        }, table.CancellationToken);

    private static async Task<object> PagesAsync(ParityTable table, bool forward)
    {
        var found = new List<string>();
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var page = (QueryResponse)await table.QueryAsync("", [], request =>
                (request.Limit, request.ScanIndexForward, request.ExclusiveStartKey) = (3, forward, last));
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
