using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Many launches that compete for the track file and for the pools.</summary>
[Collection(Alone.Name)]
public sealed class ManyLaunchesTests : PoolFleetTest
{
    [Fact]
    [Trait(Category.Name, Category.Full)]
    public async Task Launch_TwentyAtOnce_TwentyTrackEntriesNoLeakNoLock()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { MaxConcurrency = 20, FunctionTimeout = TimeSpan.FromMinutes(3), RetryDelays = [] });

        var ids = fleet.Launch(20);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.Equal(20, fleet.Members.Count(m => m.LifecycleState == LifecycleStates.InService));
        var trackFile = await fleet.ReadTrackFileAsync(Timeout);
        Assert.Equal(ids.Order(StringComparer.Ordinal), trackFile.Content!.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal(40, OwnInterfaces(fleet).Count());
        Assert.Equal(20, OwnAddresses(fleet).Count());
        await AssertInvariantsAsync(fleet);
    }

    [Fact]
    [Trait(Category.Name, Category.Soak)]
    public async Task Launch_FiftyAtOnceForFortyLicences_FortyGetOneEachAndTenAreAbandonedWithNothingLeft()
    {
        var fleet = await StartPoolFleetAsync(
            licenses: 40,
            hostnames: 50,
            QuickCloud with { ElasticIpQuota = 100 },
            WithPools with { AutomaticDelivery = true, MaxConcurrency = 10, FunctionTimeout = TimeSpan.FromMinutes(3), RetryDelays = [] });
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Timeout);
        var watching = HoldersAsync(fleet, over.Token);

        fleet.Launch(50);
        await fleet.WhenAtRestAsync(Timeout);
        await over.CancelAsync();
        var holders = await watching;

        Assert.All(fleet.Delivery.Records, r => Assert.True(r.Result?.Succeeded, r.Result?.Attempts[^1].ErrorMessage));
        var answers = fleet.Delivery.Records
            .Where(r => r.Event.DetailType == LaunchEvent)
            .Select(r => JsonNode.Parse(r.Result!.Attempts[^1].PayloadText)!)
            .ToLookup(answer => Text(answer, "status"), StringComparer.Ordinal);
        Assert.Equal((40, 10), (answers["completed"].Count(), answers["abandoned"].Count()));
        Assert.All(answers["abandoned"], answer => Assert.StartsWith("no licence is free", Text(answer, "reason"), StringComparison.Ordinal));
        Assert.Equal(40, answers["completed"].Select(answer => Text(answer, "license")).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(40, fleet.Members.Count(m => m.LifecycleState == LifecycleStates.InService));
        Assert.Equal(
            40, (await fleet.ReadTableAsync(Timeout)).Licenses.Select(item => item.InstanceId).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        // One holder each, from first to last; and who was abandoned for want of a licence never had a hostname either.
        Assert.Equal(80, holders.Count);
        Assert.All(holders, held => Assert.Single(held.Value));
        await AssertInvariantsAsync(fleet);
        Assert.Equal((80, 40), (OwnInterfaces(fleet).Count(), OwnAddresses(fleet).Count()));
    }

    /// <summary>Looks at the table again and again: who held each licence and each hostname at any of the looks, by its own item and by the instances'.</summary>
    private async Task<Dictionary<string, HashSet<string>>> HoldersAsync(Fleet fleet, CancellationToken over)
    {
        var holders = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        while (true)
        {
            var isLast = over.IsCancellationRequested;
            var pools = await fleet.ReadTableAsync(Timeout);
            IEnumerable<(string Name, string Holder)> held =
            [
                .. pools.Items.Where(item => item.IsHeld).Select(item => (item.Category, item.InstanceId!)),
                .. pools.Instances.Where(i => i.License is not null).Select(i => ($"license#{i.License}", i.InstanceId)),
                .. pools.Instances.Where(i => i.Hostname is not null).Select(i => ($"hostname#{i.Hostname}", i.InstanceId)),
            ];
            foreach (var (name, holder) in held)
            {
                _ = holders.TryGetValue(name, out var known) ? known.Add(holder) : holders.TryAdd(name, [holder]);
            }

            if (isLast)
            {
                return holders;
            }

            // Not all the time: a scan takes from the claims.
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, over));
        }
    }
}
