using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Running;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

/// <summary>A mixed sample of a few thousand histories, for every run of the tests. <see cref="SingleFaultTests"/> is exhaustive.</summary>
public sealed class SampleTests(ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int Histories = 3_000;

    [Fact]
    public void Fleet_OneFaultOrSeveral_ViolatesNoInvariant()
    {
        var start = TimeProvider.System.GetTimestamp();
        var campaign = new Campaign(Environment.ProcessorCount);

        campaign.RunSample(Seed, Histories, CancellationToken.None);

        Report.NoViolations(campaign.Totals, output, TimeProvider.System.GetElapsedTime(start));
        Assert.True(campaign.Totals.Histories >= Histories + HistoryKinds.All.Count, $"Only {campaign.Totals.Histories} histories.");
        Assert.All(HistoryKinds.All, kind => Assert.Equal(1, campaign.Totals.Of($"{kind}", "none")));
    }
}
