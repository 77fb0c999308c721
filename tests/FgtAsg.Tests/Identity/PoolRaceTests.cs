using FgtAsg.Fleet;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using static FgtAsg.Tests.Identity.PoolScenario;

namespace FgtAsg.Tests.Identity;

/// <summary>Concurrent claims in many interleavings, with an index that lags.</summary>
public sealed class PoolRaceTests
{
    private const int Interleavings = 20;

    [Fact]
    public void Claim_FiftyForFortyLicenses_FortyHoldOneEach() => InManyInterleavings(async simulation =>
    {
        var pools = new PoolScenario(simulation.Time, indexLag: TimeSpan.FromMilliseconds(200));
        PoolSeed.Put(pools.Table, "license", 40, simulation.Time.GetUtcNow());
        await Task.Delay(TimeSpan.FromSeconds(1), simulation.Time, CancellationToken.None);
        var gates = Enumerable.Range(1, 50).Select(_ => new CallGate { Interleaves = true }).ToList();

        var holdings = await Task.WhenAll(gates.Select((gate, i) => pools.ClaimAsync(Instance(i + 1), gate, seed: i, demands: License)));

        Assert.Equal(40, holdings.Select(h => h.License).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(10, holdings.Count(h => h.Exhausted.Count == 1));
        Assert.Equal(
            40, pools.Table.Items.Select(item => item.Text("InstanceId")).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        // The winners need few calls, because the claims spread over the pool. If all claims competed for one item, about 40 tries would
        // be needed.
        var winners = gates.Where((_, i) => holdings[i].License is not null);
        Assert.InRange(winners.Average(gate => gate.Calls.Count(call => call.Operation == "TransactWriteItems")), 1, 8);
    });

    private static void InManyInterleavings(Func<Timeline, Task> scenario)
    {
        for (var seed = 0; seed < Interleavings; seed++)
        {
            var simulation = new Timeline(seed);
            simulation.Run(() => scenario(simulation));
        }
    }
}
