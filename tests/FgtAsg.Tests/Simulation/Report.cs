using FgtAsg.Simulation.Running;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

internal static class Report
{
    private const int MostShown = 20;

    /// <summary>Fails with each violation and the command that shows its history again.</summary>
    public static void NoViolations(Tally tally, ITestOutputHelper output, TimeSpan took)
    {
        output.WriteLine($"{tally.Histories} histories with {tally.Calls} calls in {took.TotalSeconds:0} s: {tally.Histories / took.TotalSeconds:0} a second");
        Assert.True(tally.Violated == 0, $"{tally.Violated} of {tally.Histories} histories violated an invariant:\n" + string.Join('\n', tally.Violations
            .Take(MostShown)
            .Select(violated => $"dotnet run --project tests/FgtAsg.Simulation -- --replay \"{violated.Case}\"\n    {string.Join("\n    ", violated.Violations)}")));
    }
}
