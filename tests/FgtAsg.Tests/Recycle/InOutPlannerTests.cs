using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class InOutPlannerTests
{
    [Fact]
    public void Next_AllHealthy_RemovesOneButNotThePrimary() => AssertTerminates(
        "b", decrement: true, Next(Round.Run(3, "a", "b", "c"), Round.View((1, 4, 3), "a1*", "b1", "c1")));

    [Theory]
    [InlineData("a1", "b1T", "c1")]
    [InlineData("a1", "b2P", "c1")]
    [InlineData("a1", "b2U", "c1")]
    public void Next_OneIsNotHealthyOrTerminating_Waits(params string[] members) =>
        Assert.IsType<RecycleAction.Wait>(Next(Round.Run(3, "a", "c"), Round.View((1, 4, 3), members)));

    [Fact]
    public void Next_OneIsGone_LaunchesAnotherInItsPlace() => Assert.Equal(
        new RecycleAction.Resize(4, 3), Next(Round.Run(3, "a", "b", "c").Removing(Round.Now, "b"), Round.View((1, 4, 2), "a1", "c1")));

    [Fact]
    public void Next_OneIsStillTerminating_LaunchesNothingYet() => Assert.IsType<RecycleAction.Wait>(
        Next(Round.Run(3, "a", "b", "c").Removing(Round.Now, "b"), Round.View((1, 4, 2), "a1", "b1T", "c1")));

    [Fact]
    public void Next_OnlyThePrimaryIsOld_RemovesIt() => AssertTerminates(
        "a", decrement: true, Next(Round.Run(3, "a", "b", "c"), Round.View((1, 4, 3), "a1*", "d2", "e2")));

    [Fact]
    public void Next_WouldBeBelowTheMinimum_GivesUp() => Assert.Contains(
        "minimum",
        Assert.IsType<RecycleAction.GiveUp>(Next(Round.Run(2, "a", "b"), Round.View((2, 4, 2), "a1", "b1"))).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Next_NothingOldAndAllHealthy_IsDone() =>
        Assert.IsType<RecycleAction.Done>(Next(Round.Run(2, "a", "b"), Round.View((1, 4, 2), "c2", "d2")));

    [Fact]
    public void Next_RollingBack_RemovesUnhealthyInstancesFirst() => AssertTerminates(
        "c", decrement: false, Next(Round.Run(3, "c") with { IsRollingBack = true }, Round.View((1, 4, 3), "a1", "b1", "c2P")));

    [Fact]
    public void Next_RemovedInstanceIsStillDescribed_Waits() => Assert.IsType<RecycleAction.Wait>(
        Next(Round.Run(2, "a").Removing(Round.Now, "a"), Round.View((1, 4, 2), "a1", "b2")));

    private static void AssertTerminates(string id, bool decrement, RecycleAction move)
    {
        var terminate = Assert.IsType<RecycleAction.Terminate>(move);
        Assert.Equal([id], terminate.InstanceIds);
        Assert.Equal(decrement, terminate.Decrement);
    }

    private static RecycleAction Next(RecycleRun run, GroupView view) => InOutPlanner.Next(run, view, Round.Now);
}
