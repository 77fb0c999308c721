using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

public sealed class TableModelTests
{
    private readonly TestTable _table = new();

    [Fact]
    public void Values_ChangedByTheCaller_StayAsStored()
    {
        var inner = new Dictionary<string, AttributeValue> { ["Name"] = S("fgt-001") };
        _table.Model.Put(new Dictionary<string, AttributeValue>(Key("instance#i-1")) { ["Dns"] = new() { M = inner } });

        inner["Name"].S = "other";
        _table.Model.Items[0]["Dns"].M.Clear();
        Get("instance#i-1")["Dns"].M["Name"].S = "another";

        Assert.Equal("fgt-001", Get("instance#i-1")["Dns"].M["Name"].S);
    }

    [Fact]
    public void Items_WrittenInAnyOrder_AreSortedByKey()
    {
        _table.Model.Put(Key("license#b"));
        _table.Model.Put(Key("hostname#a"));
        _table.Model.Put(Key("license#a"));

        Assert.Equal(["hostname#a", "license#a", "license#b"], _table.Model.Items.Select(item => item["Category"].S));
        Assert.Equal(3, _table.Model.Count);
        Assert.Null(_table.Model.Find("license#c"));
    }

    [Fact]
    public void Put_ItemOrKeyTooLarge_IsRefused()
    {
        // The attribute names and the key also count: 8 + 1 + 4 bytes.
        const int Largest = (400 * 1024) - 13;
        Put("a", Largest);
        _table.Model.Put(Free(new string('x', 2048), new string('x', 1024)));

        Refused("Item size has exceeded the maximum allowed size", () => Put("a", Largest + 1));
        Refused("Item size has exceeded the maximum allowed size", () => _table.Update("a", "SET K = :v", new() { [":v"] = S("y") }));
        Refused("One or more parameter values were invalid: Size of hashkey", () => _table.Model.Put(Key(new string('x', 2049))));
        Refused("One or more parameter values were invalid: Aggregated size", () => _table.Model.Put(Free("a", new string('x', 1025))));

        static void Refused(string message, Action put) =>
            Assert.StartsWith(message, Assert.Throws<AmazonDynamoDBException>(put).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scan_NoLimit_EndsAfterOneMegabyte()
    {
        Array.ForEach(["a", "b", "c", "d", "e"], category => Put(category, 300 * 1024));
        var request = new ScanRequest { TableName = _table.Model.Name };
        var first = _table.Model.Scan(request);
        request.ExclusiveStartKey = first.LastEvaluatedKey;
        var rest = _table.Model.Scan(request);

        Assert.Equal((4, 1, null), (first.Count, rest.Count, rest.LastEvaluatedKey));
    }

    [Fact]
    public void ExpireNow_SomeItemsHaveExpired_DeletesOnlyThose()
    {
        var now = _table.Clock.GetUtcNow().ToUnixTimeSeconds();
        Array.ForEach(
            [("past", N($"{now - 1}")), ("now", N($"{now}")), ("text", S("1"))],
            item => _table.Model.Put(new Dictionary<string, AttributeValue>(Key(item.Item1)) { ["ExpiresAt"] = item.Item2 }));
        _table.Model.Put(Key("none"));

        Assert.Equal(1, _table.Model.ExpireNow());
        Assert.Equal(["none", "now", "text"], _table.Model.Items.Select(item => item["Category"].S));

        _table.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _table.Model.ExpireNow());
        Assert.Equal(0, _table.Model.ExpireNow());
    }

    [Fact]
    public void Transact_ManyThreadsIncrementOneNumber_LosesNoUpdate()
    {
        Parallel.For(0, 500, _ => _table.Transact(null, _table.Counted("counter")));

        Assert.Equal("500", _table.Model.Find("counter")!["Attempts"].N);
    }

    [Fact]
    public void Query_HundredThousandItems_TakesAboutAsLongAsWithAHundred()
    {
        // A warm-up: the first run is slow, whatever the size of the table.
        TimeClaim(new TestTable(), items: 100);

        var few = TimeClaim(new TestTable(), items: 100);
        var many = TimeClaim(_table, items: 100_000);

        // A query that reads every item would take a thousand times as long.
        Assert.InRange(many / few, 0, 50);
    }

    private static double TimeClaim(TestTable table, int items)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var number = 0; number < items; number++)
        {
            var since = start.AddSeconds(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            table.Model.Put(Free($"license#{number:D6}", since));
        }

        // The minimum is the time with the least influence of other load on the machine.
        var quickest = double.MaxValue;
        for (var number = 0; number < 90; number++)
        {
            var stopwatch = Stopwatch.StartNew();
            var first = table.Query(request => request.Limit = 5).Items[0]["Category"].S;
            Assert.Equal($"license#{number:D6}", first);
            table.Claim(first);
            quickest = Math.Min(quickest, stopwatch.Elapsed.TotalMilliseconds);
        }

        return quickest;
    }

    [Fact]
    public void Options_LagBelowZero_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestTable(options => options with { IndexReadLag = TimeSpan.FromTicks(-1) }));

    private void Put(string category, int length) =>
        _table.Model.Put(new Dictionary<string, AttributeValue>(Key(category)) { ["Kind"] = S(new string('x', length)) });

    private Dictionary<string, AttributeValue> Get(string category) =>
        _table.Model.GetItem(new GetItemRequest { TableName = _table.Model.Name, Key = Key(category) }).Item;
}
