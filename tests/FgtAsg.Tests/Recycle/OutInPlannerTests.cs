using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class OutInPlannerTests
{
    [Fact]
    public void Next_AllOld_DoublesTheFleet() => Assert.Equal(
        new RecycleAction.Resize(6, 6), Next(Round.Run(3, "a", "b", "c"), Round.View((1, 4, 3), "a1", "b1", "c1")));

    [Fact]
    public void Next_OnlySomeAreOld_AddsAsManyAsAreOld() => Assert.Equal(
        new RecycleAction.Resize(5, 4), Next(Round.Run(3, "a"), Round.View((1, 5, 3), "a1", "b2", "c2U")));

    [Fact]
    public void Next_NewOnesNotHealthyYet_Waits() => Assert.IsType<RecycleAction.Wait>(
        Next(Round.Run(2, "a", "b"), Round.View((1, 4, 4), "a1", "b1", "c2", "d2P")));

    [Fact]
    public void Next_EnoughNewOnesAreHealthy_RemovesTheOldOnesButThePrimary()
    {
        var move = Assert.IsType<RecycleAction.Terminate>(
            Next(Round.Run(3, "a", "b", "c"), Round.View((1, 6, 6), "a1*", "b1", "c1", "d2", "e2", "f2")));

        Assert.Equal(["b", "c"], move.InstanceIds);
        Assert.True(move.Decrement);
    }

    [Fact]
    public void Next_OthersAreStillTerminating_KeepsThePrimary() => Assert.IsType<RecycleAction.Wait>(
        Next(Round.Run(2, "a", "b"), Round.View((1, 4, 3), "a1*", "b1T", "c2", "d2")));

    [Fact]
    public void Next_OthersAreGone_RemovesThePrimary()
    {
        var move = Assert.IsType<RecycleAction.Terminate>(Next(Round.Run(2, "a", "b"), Round.View((1, 4, 3), "a1*", "c2", "d2")));

        Assert.Equal(["a"], move.InstanceIds);
        Assert.True(move.Decrement);
    }

    [Fact]
    public void Next_RemovedInstanceIsStillDescribed_WaitsAndThenTerminatesItAgain()
    {
        var view = Round.View((1, 4, 3), "a1", "c2", "d2");
        var run = Round.Run(2, "a", "b").Removing(Round.Now.AddSeconds(-90), "a");

        Assert.IsType<RecycleAction.Wait>(Next(run, view));
        Assert.IsType<RecycleAction.Terminate>(Next(run.Removing(Round.Now.AddSeconds(-121), "a"), view));
    }

    [Fact]
    public void Next_OldOnesGone_IsDone() => Assert.IsType<RecycleAction.Done>(
        Next(Round.Run(2, "a", "b"), Round.View((1, 4, 2), "a1T", "c2", "d2")));

    [Fact]
    public void Next_OldInstanceEndedByItself_LaunchesNoMoreThanNeeded() => Assert.IsType<RecycleAction.Wait>(
        Next(Round.Run(2, "a", "b"), Round.View((1, 4, 4), "a1", "c2", "d2P", "e2P")));

    [Fact]
    public void Next_GroupIsTooSmallAndNothingIsOld_GrowsToItsSize() => Assert.Equal(
        new RecycleAction.Resize(4, 2), Next(Round.Run(2, "a"), Round.View((1, 4, 1), "c2")));

    private static RecycleAction Next(RecycleRun run, GroupView view) => OutInPlanner.Next(run, view, Round.Now);
}
