using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

public sealed class IndexTests
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);

    private readonly TestTable _lagging = new(options => options with { IndexReadLag = Lag });

    [Fact]
    public void Query_RightAfterAWrite_AnswersWithWhatWasBefore()
    {
        _lagging.Model.Put(Free("license#a"));
        _lagging.Model.Put(Free("license#b", "2026-03-01T11:00:00Z"));

        _lagging.Claim("license#a");
        _lagging.Model.PutItem(new PutItemRequest { TableName = _lagging.Model.Name, Item = Free("license#c", "2026-03-01T10:30:00Z") });

        Assert.Equal("license#a,license#b", _lagging.Pool());
        _lagging.Clock.Advance(Lag - TimeSpan.FromTicks(1));
        Assert.Equal("license#a,license#b", _lagging.Pool());
        _lagging.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("license#c,license#b", _lagging.Pool());
    }

    [Fact]
    public void Query_OneItemWrittenOftenWithinTheLag_AnswersWithEachStateInTurn()
    {
        _lagging.Model.Put(Free("license#a"));
        _lagging.Claim("license#a");
        _lagging.Clock.Advance(TimeSpan.FromSeconds(4));
        _lagging.Update("license#a", "SET #p = :p, AvailableSince = :t", new() { [":p"] = S("license"), [":t"] = S("2026-03-01T13:00:00Z") }, names: new() { ["#p"] = "Pool" });

        Assert.Equal("2026-03-01T10:00:00Z", Assert.Single(_lagging.Query().Items)["AvailableSince"].S);
        _lagging.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(_lagging.Query().Items);
        _lagging.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("2026-03-01T13:00:00Z", Assert.Single(_lagging.Query().Items)["AvailableSince"].S);
    }

    [Fact]
    public void Query_PastAndPresentMixed_StaysInOrderAndIsPaged()
    {
        foreach (var hour in Enumerable.Range(1, 8))
        {
            _lagging.Model.Put(Free($"license#{hour}", $"2026-03-01T0{hour}:00:00Z"));
        }

        foreach (var hour in new[] { 1, 4, 8 })
        {
            _lagging.Claim($"license#{hour}");
        }

        var first = _lagging.Query(request => request.Limit = 4);
        var rest = _lagging.Query(request => request.ExclusiveStartKey = first.LastEvaluatedKey);

        Assert.Equal(
            Enumerable.Range(1, 8).Select(hour => $"license#{hour}"),
            first.Items.Concat(rest.Items).Select(item => item["Category"].S));
    }

    [Fact]
    public void GetItem_WithinTheLag_IsUpToDate()
    {
        _lagging.Model.Put(Free("license#a"));

        _lagging.Claim("license#a");

        var answer = _lagging.Model.GetItem(new GetItemRequest { TableName = _lagging.Model.Name, Key = Key("license#a") });
        Assert.DoesNotContain("Pool", answer.Item.Keys);
    }

    [Fact]
    public void Query_LagOfEachRead_IsAskedForOnce()
    {
        var lags = new Queue<TimeSpan>([TimeSpan.Zero, Lag, TimeSpan.FromSeconds(5)]);
        var table = new TestTable(options => options with { IndexReadLag = Lag, LagOfRead = lags.Dequeue });
        table.Model.Put(Free("license#a"));
        table.Claim("license#a");
        table.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("", table.Pool());
        Assert.Equal("license#a", table.Pool());
        Assert.Equal("", table.Pool());
        Assert.Empty(lags);
    }

    [Fact]
    public void Query_LagOfReadTooLong_IsTheTestsError()
    {
        var table = new TestTable(options => options with { LagOfRead = () => TimeSpan.FromSeconds(1) });

        Assert.Throws<InvalidOperationException>(() => table.Pool());
    }

    [Fact]
    public void Query_EqualRangeKeys_AreAllFoundPageByPage()
    {
        var table = new TestTable();
        foreach (var number in Enumerable.Range(0, 20))
        {
            table.Model.Put(Free($"license#{number:D2}"));
        }

        var found = new List<string>();
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var page = table.Query(request => (request.Limit, request.ExclusiveStartKey) = (3, last));
            found.AddRange(page.Items.Select(item => item["Category"].S));
            last = page.LastEvaluatedKey;
        }
        while (last is not null);

        Assert.Equal(20, found.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, found.Count);
        Assert.NotEqual(found.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Query_StartInAnotherPool_IsRefused()
    {
        var table = new TestTable();
        var start = Free("license#a");
        start.Remove("Kind");
        start["Pool"] = S("hostname");

        var refusal = Assert.Throws<AmazonDynamoDBException>(() => table.Query(request => request.ExclusiveStartKey = start));

        Assert.Equal("The provided starting key is outside query boundaries based on provided conditions", refusal.Message);
    }

    [Fact]
    public void Query_TextsBeyondTheBasicPlane_AreInTheOrderOfTheirBytes()
    {
        var table = new TestTable();
        table.Model.Put(Free("license#last", "\U0001F600"));
        table.Model.Put(Free("license#first", "\uFF5E"));

        Assert.Equal("license#first,license#last", table.Pool());
    }
}
