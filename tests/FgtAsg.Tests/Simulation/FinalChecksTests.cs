using FgtAsg.Simulation.Running;

namespace FgtAsg.Tests.Simulation;

/// <summary>What a run says of a history that goes wrong.</summary>
public sealed class FinalChecksTests
{
    /// <summary>
    /// The scenario must leave one firewall in service. A launch that is refused is given up: only the fault's kind excuses it.
    /// </summary>
    [Fact]
    public void Left_LaunchWasGivenUp_IsExcusedByAFaultThatMayEndIt()
    {
        Assert.True(HistoryRun.Run(Case.Parse("launch/once calm 1 refused@8")).IsClean);
        Assert.True(HistoryRun.Run(Case.Parse("launch/once calm 1")).IsClean);
    }

    [Fact]
    public void Fault_AtACallThatIsNotMade_ChangesNothing() => Assert.Equal(
        HistoryRun.Run(Case.Parse("launch/once calm 1")).Fingerprint, HistoryRun.Run(Case.Parse("launch/once calm 1 killed-before@5000")).Fingerprint);
}
