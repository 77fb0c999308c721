using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class RecycleGuardsTests
{
    private static readonly RecycleSettings OutIn = new() { OnUpdate = true, Strategy = RecycleStrategy.OutIn };

    private static readonly GroupView Group = Round.View((1, 4, 2), "a1", "b1");

    [Fact]
    public void Check_NoObstacle_Passes()
    {
        RecycleGuards.Check(OutIn, Group, desired: 2, isRefreshing: false);
        RecycleGuards.Check(OutIn with { Strategy = RecycleStrategy.InOut }, Group, desired: 2, isRefreshing: false);
        RecycleGuards.Check(OutIn with { Strategy = RecycleStrategy.InstanceRefresh }, Group, desired: 2, isRefreshing: true);
    }

    [Fact]
    public void Check_AllObstacles_NamesThemAll()
    {
        var message = Refusal(
            OutIn,
            Group with { Status = "Delete in progress", TemplateId = null, Suspended = ["Launch", "AZRebalance", "Terminate"] },
            isRefreshing: true);

        Assert.Contains("being deleted", message, StringComparison.Ordinal);
        Assert.Contains("no launch template", message, StringComparison.Ordinal);
        Assert.Contains("Launch is suspended", message, StringComparison.Ordinal);
        Assert.Contains("Terminate is suspended", message, StringComparison.Ordinal);
        Assert.Contains("instance refresh", message, StringComparison.Ordinal);
        Assert.DoesNotContain("AZRebalance", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MixedInstancesPolicy_IsRefused() =>
        Assert.Contains(
            "mixed instances policy",
            Refusal(OutIn, Group with { HasMixedInstancesPolicy = true, TemplateId = null }, isRefreshing: false),
            StringComparison.Ordinal);

    [Fact]
    public void Check_InOutAtTheMinimum_SaysWhatToDo() => Assert.Contains(
        "lower the minimum size",
        Refusal(OutIn with { Strategy = RecycleStrategy.InOut }, Round.View((2, 4, 2), "a1", "b1"), isRefreshing: false),
        StringComparison.Ordinal);

    /// <summary>In the middle of an in-out run, or after one has died there, one instance is missing.</summary>
    [Fact]
    public void Check_InOutWithOneInstanceOut_UsesTheCapacityFromBefore() =>
        RecycleGuards.Check(OutIn with { Strategy = RecycleStrategy.InOut }, Round.View((1, 4, 1), "a1"), desired: 2, isRefreshing: false);

    private static string Refusal(RecycleSettings settings, GroupView view, bool isRefreshing) =>
        Assert.Throws<RecycleRefusedException>(() => RecycleGuards.Check(settings, view, view.Sizes.Desired, isRefreshing)).Message;
}
