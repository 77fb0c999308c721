using FgtAsg.Simulation.Running;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

internal static class Report
{
    private const int MostShown = 20;

    /// <summary>Fails if there are violations. The message has each violation, and the command that repeats its history.</summary>
    public static void NoViolations(CampaignTotals totals, ITestOutputHelper output, TimeSpan took)
    {
        var speed = totals.Histories / took.TotalSeconds;
        output.WriteLine($"{totals.Histories} histories with {totals.Calls} calls in {took.TotalSeconds:0} s: {speed:0} a second");
        var shown = string.Join('\n', totals.Violations.Take(MostShown).Select(Text));
        Assert.True(totals.Violated == 0, $"{totals.Violated} of {totals.Histories} histories violated an invariant:\n{shown}");
    }

    private static string Text(Outcome violated) =>
        $"dotnet run --project tests/FgtAsg.Simulation -- --replay \"{violated.Case}\"\n    {string.Join("\n    ", violated.Violations)}";
}
