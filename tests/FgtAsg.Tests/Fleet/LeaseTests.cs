using Amazon.DynamoDBv2;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Fleet;

/// <summary>A lease has one owner at a time. Looking at a lease and taking it agree on whether it has expired.</summary>
public sealed class LeaseTests
{
    private static readonly LeaseUpdate Nothing = LeaseUpdate.Nothing;

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly FleetTable _table;
    private readonly RetryContext _retry;

    public LeaseTests()
    {
        var table = new TableModel(new TableModelOptions { Name = "table", TimeProvider = _time });
        _table = new FleetTable(new Lazy<IAmazonDynamoDB>(new DynamoDbClient(table, new CallGate())), "table");
        _retry = new RetryContext(_time, new Random(1), NoHeartbeat.Instance, CancellationToken.None);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    [InlineData(999)]
    public async Task Take_AnotherOwnerHasIt_IsRefusedUntilIsOverIsTrue(int milliseconds)
    {
        var until = _time.GetUtcNow() + TimeSpan.FromMilliseconds(2000 + milliseconds);
        Assert.True((await Of("one").TakeAsync(until, Nothing, _retry))!.IsTaken);

        for (var isOver = false; !isOver; _time.Advance(TimeSpan.FromMilliseconds(130)))
        {
            var item = await _table.FindAsync("key", _retry);
            isOver = Lease.IsOver(Lease.UntilOf(item!), _time.GetUtcNow());

            Assert.Equal(isOver, (await Of("two").TakeAsync(until, Nothing, _retry))!.IsTaken);
            Assert.False(isOver && _time.GetUtcNow() <= until);
            Assert.True(isOver || _time.GetUtcNow() < until + TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task Take_SameOwnerAgain_IsMine()
    {
        var until = _time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await Of("one").TakeAsync(until, Nothing, _retry);

        Assert.True(await Of("one").TakeAsync(until, Nothing, _retry) is { IsMine: true, IsTaken: false });
    }

    [Fact]
    public async Task End_ByTheOwner_LetsTheNextOwnerTakeItAtOnce()
    {
        var until = _time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await Of("one").TakeAsync(until, Nothing, _retry);

        Assert.False((await Of("two").EndAsync(Nothing, _retry)).IsDone);
        Assert.True((await Of("one").EndAsync(Nothing, _retry)).IsDone);
        Assert.True((await Of("two").TakeAsync(until, Nothing, _retry))!.IsTaken);
        Assert.False((await Of("one").ProlongAsync(until, Nothing, _retry)).IsDone);
        Assert.False((await Of("one").EndAsync(Nothing, _retry)).IsDone);
    }

    private Lease Of(string owner) => new(_table, "key", owner, _time);
}
