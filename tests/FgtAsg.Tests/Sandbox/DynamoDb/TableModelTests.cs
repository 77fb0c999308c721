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
    public void Put_ItemAlteredAfterwards_WhatIsStoredIsNot()
    {
        var inner = new Dictionary<string, AttributeValue> { ["Name"] = S("fgt-001") };
        byte[] bytes = [1, 2];
        var item = new Dictionary<string, AttributeValue>(Key("instance#i-1"))
        {
            ["Dns"] = new() { M = inner },
            ["Marks"] = new() { SS = ["a"] },
            ["Blob"] = new() { B = new MemoryStream(bytes) },
        };
        _table.Model.PutItem(new PutItemRequest { TableName = _table.Model.Name, Item = item });

        inner["Name"].S = "other";
        item["Marks"].SS.Add("b");
        bytes.AsSpan().Clear();
        item.Clear();

        var stored = _table.Model.Find("instance#i-1")!;
        Assert.Equal("fgt-001", stored["Dns"].M["Name"].S);
        Assert.Equal(["a"], stored["Marks"].SS);
        Assert.Equal([1, 2], stored["Blob"].B.ToArray());
    }

    [Fact]
    public void GetItem_AnswerAltered_WhatIsStoredIsNot()
    {
        _table.Model.Put(new Dictionary<string, AttributeValue>(Key("instance#i-1")) { ["Marks"] = new() { SS = ["a"] } });
        var request = new GetItemRequest { TableName = _table.Model.Name, Key = Key("instance#i-1") };

        var answer = _table.Model.GetItem(request);
        answer.Item["Marks"].SS.Clear();
        answer.Item.Remove("Category");
        _table.Model.Items[0]["Marks"].SS.Add("b");

        Assert.Equal(["a"], _table.Model.GetItem(request).Item["Marks"].SS);
        Assert.Equal("instance#i-1", Assert.Single(_table.Model.Items)["Category"].S);
    }

    [Fact]
    public void Items_AreInTheOrderOfTheirKeys()
    {
        _table.Model.Put(Key("license#b"));
        _table.Model.Put(Key("hostname#a"));
        _table.Model.Put(Key("license#a"));

        Assert.Equal(["hostname#a", "license#a", "license#b"], _table.Model.Items.Select(item => item["Category"].S));
        Assert.Equal(3, _table.Model.Count);
        Assert.Null(_table.Model.Find("license#c"));
    }

    [Fact]
    public void Put_NoKey_IsRefused() =>
        Assert.Equal(
            "One or more parameter values were invalid: Missing the key Category in the item",
            Assert.Throws<AmazonDynamoDBException>(() => _table.Model.Put(new Dictionary<string, AttributeValue> { ["Kind"] = S("x") })).Message);

    [Fact]
    public void ExpireNow_DeletesOnlyWhatHasExpired()
    {
        var now = _table.Clock.GetUtcNow().ToUnixTimeSeconds();
        Put("past", new() { N = (now - 1).ToString(CultureInfo.InvariantCulture) });
        Put("now", new() { N = now.ToString(CultureInfo.InvariantCulture) });
        Put("text", S("1"));
        _table.Model.Put(Key("none"));

        Assert.Equal(1, _table.Model.ExpireNow());
        Assert.Equal(["none", "now", "text"], _table.Model.Items.Select(item => item["Category"].S));

        _table.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _table.Model.ExpireNow());
        Assert.Equal(0, _table.Model.ExpireNow());

        void Put(string category, AttributeValue expiresAt) =>
            _table.Model.Put(new Dictionary<string, AttributeValue>(Key(category)) { ["ExpiresAt"] = expiresAt });
    }

    [Fact]
    public void GetItem_TableByArn_IsTheTable()
    {
        _table.Model.Put(Key("a"));
        var arn = $"arn:aws:dynamodb:eu-central-1:123456789012:table/{_table.Model.Name}";

        Assert.Equal("a", _table.Model.GetItem(new GetItemRequest { TableName = arn, Key = Key("a") }).Item["Category"].S);
        Assert.Throws<ResourceNotFoundException>(() => _table.Model.GetItem(new GetItemRequest { TableName = $"{arn}-2", Key = Key("a") }));
    }

    [Fact]
    public void UpdateItem_OneNumberByManyThreads_LosesNone()
    {
        Parallel.For(0, 500, _ => _table.Update("counter", "ADD Attempts :one", new() { [":one"] = N("1") }));

        Assert.Equal("500", _table.Model.Find("counter")!["Attempts"].N);
    }

    [Fact]
    public void Query_PoolOfHundredThousand_CostsAboutAsMuchAsOfHundred()
    {
        // The first use of the code costs more than any table.
        TimeClaim(new TestTable(), items: 100);

        var few = TimeClaim(new TestTable(), items: 100);
        var many = TimeClaim(_table, items: 100_000);

        // To look at every item would cost a thousand times as much.
        Assert.InRange(many / few, 0, 50);
        Assert.Equal("license#099999", _table.Query(request => (request.Limit, request.ScanIndexForward) = (1, false)).Items[0]["Category"].S);
    }

    private static double TimeClaim(TestTable table, int items)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var number = 0; number < items; number++)
        {
            table.Model.Put(Free($"license#{number:D6}", start.AddSeconds(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        }

        // The quickest of them: whatever else the machine does meanwhile is in the others.
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
    public void Options_ThatNoIndexHas_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new TestTable(options => options with { IndexProjection = ProjectionType.INCLUDE }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestTable(options => options with { IndexReadLag = TimeSpan.FromTicks(-1) }));
    }

    [Theory]
    [InlineData("Expected")]
    [InlineData("capacity")]
    public void PutItem_NotModelled_SaysSo(string parameter)
    {
        var request = new PutItemRequest { TableName = _table.Model.Name, Item = Key("a") };
        if (parameter == "Expected")
        {
            request.Expected = new() { ["Kind"] = new ExpectedAttributeValue(S("x")) };
        }
        else
        {
            request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        }

        var refusal = Assert.Throws<NotSupportedException>(() => _table.Model.PutItem(request));

        Assert.Contains(parameter, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _table.Model.Count);
    }
}
