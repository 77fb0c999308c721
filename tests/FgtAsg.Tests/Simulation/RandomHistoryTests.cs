using FgtAsg.Simulation.Running;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

/// <summary>What the dice write: any scenario, any delivery, any latency profile, several faults. A longer run is the program's.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class RandomHistoryTests(ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int Histories = 2_000;

    [Fact]
    public void Fleet_SeveralFaultsInAnyHistory_ComesToRestWhole()
    {
        var start = TimeProvider.System.GetTimestamp();
        var campaign = new Campaign(Environment.ProcessorCount);
        campaign.RunRandom(Seed, first: 0, Histories, CancellationToken.None);

        Report.NoViolations(campaign.Totals, output, TimeProvider.System.GetElapsedTime(start));
        Assert.Equal(Histories, campaign.Totals.Histories);
    }
}
