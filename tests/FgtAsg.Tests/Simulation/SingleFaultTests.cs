using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Running;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

/// <summary>
/// Every kind of fault at every call of every kind of history. The fleet always comes to rest, and no invariant is violated.
/// </summary>
[Trait(Category.Name, Category.Full)]
public sealed class SingleFaultTests(ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int Fewest = 20_000;

    [Fact]
    public void Fleet_AnyFaultAtAnyCall_ViolatesNoInvariant()
    {
        var start = TimeProvider.System.GetTimestamp();
        var campaign = new Campaign(Environment.ProcessorCount);
        var undisturbed = campaign.RunSingles(HistoryKinds.Exhaustive, Seed, CancellationToken.None);

        Report.NoViolations(campaign.Totals, output, TimeProvider.System.GetElapsedTime(start));
        Assert.All(undisturbed, outcome => Assert.True(outcome.Calls >= 10, $"{outcome.Case.Kind} makes only {outcome.Calls} calls."));
        Assert.All(undisturbed, outcome => Assert.All(
            FaultKinds.All, fault => Assert.Equal(outcome.Calls, campaign.Totals.Of($"{outcome.Case.Kind}", fault.Name))));
        Assert.True(campaign.Totals.Histories >= Fewest, $"Only {campaign.Totals.Histories} histories.");
    }
}
