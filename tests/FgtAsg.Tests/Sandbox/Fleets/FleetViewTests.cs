namespace FgtAsg.Tests.Sandbox.Fleets;

public sealed class FleetViewTests
{
    [Theory]
    [InlineData("InService", true, false)]
    [InlineData("Warmed:Stopped", false, true)]
    [InlineData("Warmed:Running", false, true)]
    [InlineData("Warmed:Hibernated", false, true)]
    [InlineData("Warmed:Pending:Wait", false, false)]
    [InlineData("Warmed:Terminating:Proceed", false, false)]
    [InlineData("Pending:Wait", false, false)]
    [InlineData("Terminating:Wait", false, false)]
    public void Live_LifecycleState_IsInServiceOrReadyInTheWarmPool(string state, bool inService, bool warm)
    {
        var fleet = new PoolScenario().WithState(PoolScenario.One, state).Fleet;

        Assert.Equal(
            (inService, warm, inService || warm),
            (fleet.InService.Contains(PoolScenario.One), fleet.Warm.Contains(PoolScenario.One), fleet.Live.Contains(PoolScenario.One)));
    }
}
