using FgtAsg.Network;

namespace FgtAsg.Tests.Network;

public sealed class LockWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly LockWatch _watch = new(TimeSpan.FromSeconds(30));

    [Fact]
    public void MayTake_FreeLock_IsTrue() => Assert.True(_watch.MayTake(LockTags.Free, Now));

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    public void MayTake_Leased_IsTrueWhenTheLeaseIsOver(int secondsLeft, bool taken) =>
        Assert.Equal(taken, _watch.MayTake(LockTags.Free.HeldBy("other", Now.AddSeconds(secondsLeft)), Now));

    [Fact]
    public void MayTake_LeaseEndsFarInTheFuture_IsFalse() =>
        Assert.False(_watch.MayTake(LockTags.Free.HeldBy("other", Now.AddYears(1)), Now.AddDays(1)));

    [Fact]
    public void MayTake_NoLease_IsTrueAfterOurLeaseWithoutAChange()
    {
        var foreign = LockTags.Free with { Owner = "other" };

        Assert.False(_watch.MayTake(foreign, Now));
        Assert.False(_watch.MayTake(foreign, Now.AddSeconds(29)));
        Assert.True(_watch.MayTake(foreign, Now.AddSeconds(30)));
    }

    [Fact]
    public void MayTake_NoLeaseAndTheOwnerChanges_StartsAgain()
    {
        _watch.MayTake(LockTags.Free with { Owner = "first" }, Now);

        Assert.False(_watch.MayTake(LockTags.Free with { Owner = "second" }, Now.AddSeconds(40)));
        Assert.True(_watch.MayTake(LockTags.Free with { Owner = "second" }, Now.AddSeconds(70)));
    }
}
