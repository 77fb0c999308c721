using FgtAsg.Aws;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Aws;

public sealed class TimeBudgetTests
{
    [Theory]
    [InlineData(900, 840, 898)]
    [InlineData(240, 180, 238)]
    [InlineData(60, 45, 58)]
    [InlineData(20, 15, 19)]
    [InlineData(4, 3, 3.8)]
    [InlineData(0, 0, 0)]
    [InlineData(-5, 0, 0)]
    public void Split_Remaining_KeepsTimeForTheWrapUpAndTheAnswer(double remaining, double work, double wrapUp) =>
        Assert.Equal((TimeSpan.FromSeconds(work), TimeSpan.FromSeconds(wrapUp)), TimeBudget.Split(TimeSpan.FromSeconds(remaining)));

    [Fact]
    public void Tokens_TimePasses_AreCanceledOneAfterTheOther()
    {
        var time = new VirtualClock();
        using var budget = new TimeBudget(TimeSpan.FromSeconds(60), time);

        time.Advance(TimeSpan.FromSeconds(44));
        Assert.False(budget.Work.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(budget.Work.IsCancellationRequested);
        Assert.False(budget.WrapUp.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(13));
        Assert.True(budget.WrapUp.IsCancellationRequested);
    }

    [Fact]
    public void Tokens_NoTimeAtAll_AreCanceledAtOnce()
    {
        using var budget = new TimeBudget(TimeSpan.Zero, new VirtualClock());

        Assert.True(budget.Work.IsCancellationRequested);
        Assert.True(budget.WrapUp.IsCancellationRequested);
    }
}
