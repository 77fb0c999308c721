using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class RestorePlannerTests
{
    [Fact]
    public void Sizes_AsTheRunLeftThem_AreTheOriginalOnes() => Assert.Equal(
        new GroupSizes(1, 4, 3), RestorePlanner.Sizes(Round.Run(3) with { SetMax = 6 }, Round.View((1, 6, 5), "a2")));

    [Fact]
    public void Sizes_BoundsChangedByAPerson_AreKept()
    {
        Assert.Equal(new GroupSizes(2, 9, 3), RestorePlanner.Sizes(Round.Run(3) with { SetMax = 6 }, Round.View((2, 9, 5), "a2")));
        Assert.Equal(new GroupSizes(1, 2, 2), RestorePlanner.Sizes(Round.Run(3) with { SetMax = 6 }, Round.View((1, 2, 2), "a2")));
        Assert.Equal(new GroupSizes(5, 5, 5), RestorePlanner.Sizes(Round.Run(3) with { SetMax = 6 }, Round.View((5, 6, 5), "a2")));
    }

    [Fact]
    public void Surplus_FailedHalfway_IsTheUnhealthyInstances() => Assert.Equal(
        ["e", "d"], RestorePlanner.Surplus(Round.Run(3, "a", "b", "c"), Round.View((1, 6, 5), "a1", "b1", "c1", "d2P", "e1U")));

    [Fact]
    public void Surplus_AllAreHealthy_KeepsThePrimaryAndUpToDateInstances() => Assert.Equal(
        ["b"], RestorePlanner.Surplus(Round.Run(2, "a", "b"), Round.View((1, 6, 3), "a1*", "b1", "c2")));

    [Fact]
    public void Surplus_AdditionalInstancesWereNeverLaunched_HasNoHealthyInstance()
    {
        Assert.Empty(RestorePlanner.Surplus(Round.Run(2, "a", "b"), Round.View((1, 4, 4), "a1", "b1*")));
        Assert.Equal(["c"], RestorePlanner.Surplus(Round.Run(2, "a", "b"), Round.View((1, 4, 4), "a1", "b1*", "c2P")));
    }

    [Fact]
    public void Surplus_SizesAreRight_IsEmpty() =>
        Assert.Empty(RestorePlanner.Surplus(Round.Run(2), Round.View((1, 6, 2), "a1U", "c2", "d2")));
}
