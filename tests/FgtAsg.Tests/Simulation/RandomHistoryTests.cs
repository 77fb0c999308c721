using FgtAsg.Simulation.Running;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

/// <summary>
/// Random histories: any scenario, any delivery, any latency profile, several faults. The simulation program can make longer runs.
/// </summary>
[Trait(Category.Name, Category.Full)]
public sealed class RandomHistoryTests(ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int Histories = 2_000;

    [Fact]
    public void Fleet_SeveralFaultsInAnyHistory_ViolatesNoInvariant()
    {
        var start = TimeProvider.System.GetTimestamp();
        var campaign = new Campaign(Environment.ProcessorCount);
        campaign.RunRandom(Seed, first: 0, Histories, CancellationToken.None);

        Report.NoViolations(campaign.Totals, output, TimeProvider.System.GetElapsedTime(start));
        Assert.Equal(Histories, campaign.Totals.Histories);
    }
}
