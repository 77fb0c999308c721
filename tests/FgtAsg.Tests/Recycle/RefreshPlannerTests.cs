using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class RefreshPlannerTests
{
    [Fact]
    public void Next_NoneYet_StartsOne() => Assert.IsType<RecycleAction.StartRefresh>(RefreshPlanner.Next(null, null));

    [Theory]
    [InlineData("Pending")]
    [InlineData("InProgress")]
    [InlineData("Baking")]
    [InlineData("Cancelling")]
    [InlineData("RollbackInProgress")]
    public void Next_UnderWay_Waits(string status) => Assert.IsType<RecycleAction.Wait>(RefreshPlanner.Next(status, "50 %"));

    [Fact]
    public void Next_Successful_IsDone() => Assert.IsType<RecycleAction.Done>(RefreshPlanner.Next("Successful", null));

    [Theory]
    [InlineData("Failed")]
    [InlineData("Cancelled")]
    [InlineData("RollbackFailed")]
    [InlineData("RollbackSuccessful")]
    [InlineData("Paused")]
    [InlineData("")]
    public void Next_EndedOtherwiseOrUnknown_GivesUpWithTheReason(string status)
    {
        var reason = Assert.IsType<RecycleAction.GiveUp>(RefreshPlanner.Next(status, "too many failures")).Reason;

        Assert.Contains(status, reason, StringComparison.Ordinal);
        Assert.Contains("too many failures", reason, StringComparison.Ordinal);
    }
}
