using FgtAsg.Simulation.Running;

namespace FgtAsg.Tests.Simulation;

/// <summary>The final checks of a history.</summary>
public sealed class FinalChecksTests
{
    /// <summary>
    /// The scenario must leave one firewall in service. A refused launch is abandoned. This is allowed only because of the kind of the
    /// fault.
    /// </summary>
    [Fact]
    public void Left_AbandonedLaunch_IsAllowedIfTheFaultMayCauseIt()
    {
        Assert.True(HistoryRun.Run(Case.Parse("launch/once calm 1 refused@8")).IsClean);
        Assert.True(HistoryRun.Run(Case.Parse("launch/once calm 1")).IsClean);
    }

    [Fact]
    public void Fault_AtACallThatIsNeverMade_ChangesNothing() => Assert.Equal(
        HistoryRun.Run(Case.Parse("launch/once calm 1")).Fingerprint,
        HistoryRun.Run(Case.Parse("launch/once calm 1 killed-before@5000")).Fingerprint);
}
