using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

public sealed class IndexTests
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);

    private readonly TestTable _table = new();
    private readonly TestTable _lagging = new(options => options with { IndexReadLag = Lag });

    [Fact]
    public void Query_WithinTheLag_ReturnsTheOldState()
    {
        _lagging.Model.Put(Free("license#a"));
        _lagging.Model.Put(Free("license#b", "2026-03-01T11:00:00Z"));

        _lagging.Claim("license#a");
        _lagging.Model.PutItem(new PutItemRequest { TableName = _lagging.Model.Name, Item = Free("license#c", "2026-03-01T10:30:00Z") });

        Assert.Equal("license#a,license#b", _lagging.Pool());
        Assert.DoesNotContain("Pool", _lagging.Model.Find("license#a")!.Keys);
        _lagging.Clock.Advance(Lag - TimeSpan.FromTicks(1));
        Assert.Equal("license#a,license#b", _lagging.Pool());
        _lagging.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("license#c,license#b", _lagging.Pool());
    }

    [Fact]
    public void Query_ItemWrittenOftenWithinTheLag_ReturnsEachStateInTurn()
    {
        _lagging.Model.Put(Free("license#a"));
        _lagging.Claim("license#a");
        _lagging.Clock.Advance(TimeSpan.FromSeconds(4));
        _lagging.Update(
            "license#a",
            "SET #p = :p, AvailableSince = :t",
            new() { [":p"] = S("license"), [":t"] = S("2026-03-01T13:00:00Z") },
            names: new() { ["#p"] = "Pool" });

        Assert.Equal("2026-03-01T10:00:00Z", Assert.Single(_lagging.Query().Items)["AvailableSince"].S);
        _lagging.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(_lagging.Query().Items);
        _lagging.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("2026-03-01T13:00:00Z", Assert.Single(_lagging.Query().Items)["AvailableSince"].S);
    }

    [Fact]
    public void Query_OldAndNewStatesMixed_ReturnsPagesInOrder()
    {
        var all = Enumerable.Range(1, 8).ToList();
        all.ForEach(hour => _lagging.Model.Put(Free($"license#{hour}", $"2026-03-01T0{hour}:00:00Z")));
        all.FindAll(hour => hour is 1 or 4 or 8).ForEach(hour => _lagging.Claim($"license#{hour}"));

        Assert.Equal(all.ConvertAll(hour => $"license#{hour}"), _lagging.PageByPage(4));
    }

    [Fact]
    public void Query_LagOfRead_IsDrawnOncePerQuery()
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
    public void Query_LagOfReadTooLong_Throws()
    {
        var table = new TestTable(options => options with { LagOfRead = () => TimeSpan.FromSeconds(1) });

        Assert.Throws<InvalidOperationException>(() => table.Pool());
    }

    [Fact]
    public void Query_EqualRangeKeys_PagesHoldEachItemOnce()
    {
        var all = Enumerable.Range(0, 20).Select(number => $"license#{number:D2}").ToList();
        all.ForEach(category => _table.Model.Put(Free(category)));

        var found = _table.PageByPage(3);

        Assert.Equal(all, found.Order(StringComparer.Ordinal));
        Assert.NotEqual(all, found);
    }

    [Fact]
    public void Query_StartKeyOfAnotherPool_IsRefused()
    {
        var start = Free("license#a");
        start.Remove("Kind");
        start["Pool"] = S("hostname");

        var refusal = Assert.Throws<AmazonDynamoDBException>(() => _table.Query(request => request.ExclusiveStartKey = start));

        Assert.Equal("The provided starting key is outside query boundaries based on provided conditions", refusal.Message);
    }

    [Fact]
    public void Query_CharactersBeyondTheBasicPlane_AreSortedByTheirUtf8Bytes()
    {
        _table.Model.Put(Free("license#last", "\U0001F600"));
        _table.Model.Put(Free("license#first", "\uFF5E"));

        Assert.Equal("license#first,license#last", _table.Pool());
    }
}
