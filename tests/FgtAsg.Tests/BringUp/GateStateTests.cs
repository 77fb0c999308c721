using FgtAsg.BringUp;
using FgtAsg.Fleet;

namespace FgtAsg.Tests.BringUp;

public sealed class GateStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddMinutes(30);

    [Fact]
    public void ServersAnswer_EveryLaunchDraws_AndNothingIsWritten()
    {
        var (next, mayDraw) = GateState.Open.Draw("i-1", Now, Until);

        Assert.True(mayDraw);
        Assert.Same(GateState.Open, next);
    }

    [Fact]
    public void FirstLaunchWithoutAnswer_ThenTwoMoreAndOneProbeDraw()
    {
        var state = GateState.Open.WithSilent("i-1");

        var drawn = new List<string>();
        foreach (var launch in new[] { "i-2", "i-3", "i-4", "i-5", "i-6" })
        {
            (state, var mayDraw) = state.Draw(launch, Now, Until);
            if (mayDraw)
            {
                drawn.Add(launch);
            }
        }

        Assert.Equal(["i-2", "i-3", "i-4"], drawn);
        Assert.Equal("i-4", state.Probe);
    }

    /// <summary>A launch sends its license again after a lost answer.</summary>
    [Theory]
    [InlineData("i-1", true)]
    [InlineData("i-3", true)]
    [InlineData("probe", true)]
    [InlineData("i-4", false)]
    public void LaunchThatHasDrawn_MayDrawAgain(string launch, bool expected) =>
        Assert.Equal(expected, Closed().Draw(launch, Now, Until).MayDraw);

    [Fact]
    public void ProbeThatIsGone_IsReplaced()
    {
        var (next, mayDraw) = Closed().Draw("i-4", Until, Until.AddMinutes(30));

        Assert.True(mayDraw);
        Assert.Equal("i-4", next.Probe);
    }

    [Fact]
    public void ProbeWithoutAnswer_IsNotCountedTwice() => Assert.Equal(Closed(), Closed().WithSilent("probe"));

    private static GateState Closed() => new(["i-1", "i-2", "i-3"], "probe", Timestamps.NotBefore(Until.AddSeconds(-1)));
}
