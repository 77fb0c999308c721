using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Running;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

/// <summary>
/// FortiOS in all its dialects, and with each other value of what no public source says. The single faults at every exchange are in
/// <see cref="SingleFaultTests"/>, in one dialect with the likelier values.
/// </summary>
public sealed class FortiOsVariantTests(ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int LastCall = 130;

    [Fact]
    public void Firewalls_EachDialectAndEachValue_ProveTheirLicenses()
    {
        var kinds = FortiOsScenarios.All.SelectMany(scenario =>
            FortiOsScenarios.Variants(withPairs: false).Select(variant => Once(scenario, variant)));

        Run([.. kinds.Select(kind => new Case(kind, Seed, LatencyProfile.Calm, []))], atLeast: 900);
    }

    /// <summary>A sample of the product of dialects, pairs of values, scenarios, deliveries and faults.</summary>
    [Fact]
    [Trait(Category.Name, Category.Full)]
    public void Firewalls_PairsOfValuesAndAFault_ProveTheirLicenses()
    {
        var dice = new Random(Seed);
        var variants = FortiOsScenarios.Variants(withPairs: true).ToList();
        Delivery[] deliveries = [Deliveries.Once, Deliveries.Once, Deliveries.Twice, Deliveries.HooksLost, Deliveries.Swept];
        Run(
            [
                .. Enumerable.Range(0, 2_500).Select(number => new Case(
                    new HistoryKind(
                        FortiOsScenarios.Variant(
                            FortiOsScenarios.All[number % FortiOsScenarios.All.Count], variants[dice.Next(variants.Count)]),
                        deliveries[dice.Next(deliveries.Length)]),
                    dice.Next(),
                    number % 4 == 0 ? LatencyProfile.Rough : LatencyProfile.Calm,
                    [new Fault(FaultKinds.All[dice.Next(FaultKinds.All.Count)], dice.Next(LastCall))])),
            ],
            atLeast: 2_500);
    }

    private static HistoryKind Once(Scenario scenario, string variant) =>
        new(FortiOsScenarios.Variant(scenario, variant), Deliveries.Once);

    private void Run(IReadOnlyList<Case> cases, int atLeast)
    {
        var start = TimeProvider.System.GetTimestamp();
        var campaign = new Campaign(Environment.ProcessorCount);

        campaign.RunCases(cases, CancellationToken.None);

        Report.NoViolations(campaign.Totals, output, TimeProvider.System.GetElapsedTime(start));
        Assert.True(campaign.Totals.Histories >= atLeast, $"Only {campaign.Totals.Histories} histories.");
    }
}
