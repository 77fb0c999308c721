using FgtAsg.Records;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;

using static FgtAsg.Tests.Pools.PoolScenario;

namespace FgtAsg.Tests.Pools;

/// <summary>Claims at the same time, in many interleavings, with an index that lags.</summary>
public sealed class PoolRaceTests
{
    private const int Interleavings = 20;

    [Fact]
    public void Claim_FiftyForFortyLicences_FortyHoldOneEach() => InManyInterleavings(async simulation =>
    {
        var pools = new PoolScenario(simulation.Time, indexLag: TimeSpan.FromMilliseconds(200));
        PoolSeed.Put(pools.Table, "license", 40, simulation.Time.GetUtcNow());
        await Task.Delay(TimeSpan.FromSeconds(1), simulation.Time, CancellationToken.None);
        var gates = Enumerable.Range(1, 50).Select(_ => new CallGate { Interleaves = true }).ToList();

        var holdings = await Task.WhenAll(gates.Select((gate, i) => pools.ClaimAsync(Instance(i + 1), gate, seed: i, demands: License)));

        Assert.Equal(40, holdings.Select(h => h.License).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(10, holdings.Count(h => h.Exhausted.Count == 1));
        Assert.Equal(40, pools.Table.Items.Select(item => item.Text("InstanceId")).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        // Those that win do so soon, because they spread: all of them for one item would need some 40 tries.
        var winners = gates.Where((_, i) => holdings[i].License is not null);
        Assert.InRange(winners.Average(gate => gate.Calls.Count(call => call.Operation == "TransactWriteItems")), 1, 8);
    });

    [Fact]
    public void Claim_TwoDeliveriesForOneInstance_HoldOneOfEach() => InManyInterleavings(async simulation =>
    {
        var pools = new PoolScenario(simulation.Time);
        PoolSeed.Put(pools.Table, "license", 5, simulation.Time.GetUtcNow());
        PoolSeed.Put(pools.Table, "hostname", 5, simulation.Time.GetUtcNow());

        var holdings = await Task.WhenAll(Enumerable.Range(0, 3).Select(i =>
            pools.ClaimAsync(Instance(1), new CallGate { Interleaves = true }, seed: i, demands: [License, Hostname])));

        Assert.Single(holdings.Select(h => (h.License, h.Hostname)).Distinct());
        Assert.Equal(2, pools.Table.Items.Count(item => item.ContainsKey("ClaimedAt")));
    });

    [Fact]
    public void Claim_WhileTheInstanceEnds_LeavesNothingHeld() => InManyInterleavings(async simulation =>
    {
        var pools = new PoolScenario(simulation.Time);
        PoolSeed.Put(pools.Table, "license", 2, simulation.Time.GetUtcNow());
        PoolSeed.Put(pools.Table, "hostname", 2, simulation.Time.GetUtcNow());

        await Task.WhenAll(ClaimOrGiveUpAsync(), pools.EndAsync(Instance(1), new CallGate { Interleaves = true }));

        Assert.DoesNotContain(pools.Table.Items, item => item.ContainsKey("ClaimedAt"));
        Assert.Equal(RecordState.Terminated, (await pools.RecordAsync(Instance(1))).State);

        async Task ClaimOrGiveUpAsync()
        {
            try
            {
                var gate = new CallGate { Interleaves = true };
                var record = await pools.Records(gate).BeginLaunchAsync(Instance(1), DateTimeOffset.UnixEpoch, pools.Patience(), CancellationToken.None);
                await pools.Claims(gate).ClaimAsync(record, [License, Hostname], pools.Patience(), CancellationToken.None);
            }
            catch (OvertakenException)
            {
                return;
            }
        }
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
