using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

public sealed class TransactionTests
{
    private readonly TestTable _table = new();
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);

    private string? Attempts => _table.Model.Find("a")!["Attempts"].N;

    [Fact]
    public void Transact_SameTokenAgain_HasNoEffectForTenMinutes()
    {
        _table.Transact("token", _table.Counted("a"));
        _table.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        _table.Transact("token", _table.Counted("a"));
        Assert.Equal("1", Attempts);

        _table.Clock.Advance(TimeSpan.FromTicks(1));
        _table.Transact("token", _table.Counted("a", by: "5"));
        Assert.Equal("6", Attempts);
    }

    [Fact]
    public void Transact_TokenOfACanceledRequest_IsPerformed()
    {
        var counted = _table.Counted("a");
        counted.Update.ConditionExpression = "attribute_exists(Kind)";
        Assert.Throws<TransactionCanceledException>(() => _table.Transact("token", counted));
        _table.Model.Put(Free("a"));

        _table.Transact("token", counted);

        Assert.Equal("1", Attempts);
    }

    [Fact]
    public void Transact_Canceled_HasAReasonForEachItem()
    {
        var table = new TestTable(options => options with { Conflicts = _busy.Contains });
        table.Model.Put(Free("a"));
        table.Model.Put(Free("b"));
        _busy.Add("c");
        var conditional = table.Counted("b");
        conditional.Update.ConditionExpression = "attribute_not_exists(Kind)";
        conditional.Update.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;

        var refusal = Assert.Throws<TransactionCanceledException>(() =>
            table.Transact(null, table.Counted("a"), conditional, table.Counted("c"), table.Counted("d")));

        Assert.Equal(
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + "[None, ConditionalCheckFailed, TransactionConflict, None]",
            refusal.Message);
        Assert.Equal(
            [null, "The conditional request failed", "Transaction is ongoing for the item", null],
            refusal.CancellationReasons.Select(reason => reason.Message));
        Assert.Equal("license", refusal.CancellationReasons[1].Item["Kind"].S);
        Assert.Null(refusal.CancellationReasons[0].Item);
        Assert.DoesNotContain("Attempts", table.Model.Find("a")!.Keys);
    }

    [Fact]
    public void UpdateItem_ItemBusyInATransaction_IsAConflict()
    {
        var table = new TestTable(options => options with { Conflicts = _busy.Contains });
        _busy.Add("a");

        Assert.Throws<TransactionConflictException>(() => table.Update("a", "REMOVE Kind"));
        Assert.Null(table.Model.Find("a"));
    }

    [Fact]
    public void Transact_TokenTooLongOrTooManyItems_IsRefused()
    {
        Refused("Member must have length less than or equal to 36", () => _table.Transact(new string('x', 37), _table.Counted("a")));
        Refused(
            "Member must have length less than or equal to 100",
            () => _table.Transact(null, [.. Enumerable.Range(0, 101).Select(number => _table.Counted($"{number}"))]));

        void Refused(string constraint, Action transact)
        {
            Assert.EndsWith(constraint, Assert.Throws<AmazonDynamoDBException>(transact).Message, StringComparison.Ordinal);
            Assert.Equal(0, _table.Model.Count);
        }
    }
}
