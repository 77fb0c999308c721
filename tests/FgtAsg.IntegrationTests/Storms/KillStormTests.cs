using System.Globalization;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Core;
using Xunit.Abstractions;

namespace FgtAsg.IntegrationTests.Storms;

/// <summary>
/// Kills the function's processes (kill -9) at random moments of launches, terminations, moves to and from the warm pool, and sweeps.
/// Lambda retries, and some events are lost. Then a part of the failed and lost events is delivered again, and one sweep must repair the
/// rest: nothing may have leaked or been lost.
/// </summary>
/// <remarks>
/// <c>.ci/soak</c> does 200 kills, 50 per fleet, with one seed per fleet. <c>FGT_ASG_KILLS=2000 .ci/soak</c> does ten times as many.
/// </remarks>
[Collection(Alone.Name)]
public sealed class KillStormTests(ITestOutputHelper output) : StormTest(output)
{
    private const string KillsVariable = "FGT_ASG_KILLS";
    private const int DefaultKills = 200;
    private const int KillsPerFleet = 50;
    private const int KillsOfSweeps = 10;
    private const int InFlight = 8;

    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        // There are few licenses, and they are reused often.
        ["license_cooldown_minutes"] = "0",
        // No process lives long enough for tiered compilation to pay off.
        ["DOTNET_TieredCompilation"] = "0",
    };

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    public static TheoryData<int> Seeds()
    {
        var kills = Environment.GetEnvironmentVariable(KillsVariable) is { Length: > 0 } wanted
            ? int.Parse(wanted, CultureInfo.InvariantCulture)
            : DefaultKills;
        return [.. Enumerable.Range(1, (kills + KillsPerFleet - 1) / KillsPerFleet)];
    }

    [ToolTheory(Tools.Shell)]
    [Trait(Category.Name, Category.Soak)]
    [MemberData(nameof(Seeds))]
    public async Task Kills_AtRandomMoments_RedeliveryAndOneSweepRepairEverything(int seed)
    {
        var started = TimeProvider.System.GetTimestamp();
        var random = new Random(seed);
        var fleet = await StartStormFleetAsync(
            seed,
            items: 30,
            QuickCloud with { ElasticIpQuota = 100 },
            WithPools with
            {
                AutomaticDelivery = true,
                MaxConcurrency = InFlight,
                RetryDelays = [TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600)],
                Environment = Variables,
            });
        var churn = new Churn(fleet, random);
        churn.Begin();
        await fleet.WhenAtRestAsync(Timeout);
        var repaired = 0;
        while (KillsPerFleet - KillsIn(fleet) is > 0 and var missing)
        {
            await ChurnAsync(fleet, churn, random, Math.Max(1, missing - KillsOfSweeps));
            await SweepAsync(fleet, random, Math.Min(KillsOfSweeps, KillsPerFleet - KillsIn(fleet)));
            repaired += await MakeGoodAsync(fleet, churn, random, seed);
        }

        Output.WriteLine(
            $"seed {seed}: {KillsIn(fleet)} kills in {Text(TimeProvider.System.GetElapsedTime(started))}, "
            + $"{repaired} repaired by the last sweeps");
        foreach (var (work, kills) in KillsByWork(fleet).OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            Output.WriteLine($"{kills,4} {work}");
        }
    }

    /// <summary>Changes the group and kills the function, until it was killed often enough or nothing changes any more.</summary>
    private async Task ChurnAsync(Fleet fleet, Churn churn, Random random, int kills)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Timeout);
        var leases = Leases.EndLeftOnesAsync(fleet, over.Token, Timeout);
        await using (var killer = new Killer(fleet, random.Next(), meanCalls: 15, kills))
        {
            for (var quiet = 0; !killer.IsDone && quiet < 50;)
            {
                var underWay = fleet.Delivery.Records.Count(r => r.Result is null && r.Error is null);
                quiet = underWay == 0 ? quiet + 1 : 0;
                if (underWay < InFlight)
                {
                    if (random.Next(6) == 0)
                    {
                        churn.ActUnseen();
                    }
                    else
                    {
                        churn.Act();
                    }
                }

                await Task.Delay(Tick, TimeProvider.System, Timeout);
            }
        }

        await fleet.WhenAtRestAsync(Timeout);
        await over.CancelAsync();
        await leases;
    }

    /// <summary>Runs sweeps, two at once, and kills them. They repair what has failed so far.</summary>
    private async Task SweepAsync(Fleet fleet, Random random, int kills)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Timeout);
        var leases = Leases.EndLeftOnesAsync(fleet, over.Token, Timeout);
        var done = 0;
        for (var sweeps = 0; done < kills && sweeps < 4; sweeps++)
        {
            await LetTimePassAsync(fleet);
            await using var killer = new Killer(fleet, random.Next(), meanCalls: 10, kills - done);
            await Task.WhenAll(fleet.SweepAsync(Timeout), fleet.SweepAsync(Timeout));
            await fleet.WhenAtRestAsync(Timeout);
            done += killer.Kills;
        }

        await over.CancelAsync();
        await leases;
    }

    /// <summary>Loses some more events, delivers some of them again, and asserts that one sweep repairs the rest.</summary>
    /// <returns>The number of the sweep's findings.</returns>
    private async Task<int> MakeGoodAsync(Fleet fleet, Churn churn, Random random, int seed)
    {
        for (var lost = 0; lost < 4; lost++)
        {
            churn.ActUnseen();
        }

        var again = Failed(fleet).Concat(churn.Lost).Where(_ => random.Next(2) == 0);
        var twice = fleet.Delivery.Records.Select(r => r.Event).Where(_ => random.Next(20) == 0);
        await RedeliverAsync(fleet, again.Concat(twice), random);
        return (await AssertOneSweepMakesItWholeAsync(fleet, seed)).Count;
    }

    private static List<CloudEvent> Failed(Fleet fleet)
    {
        var done = fleet.Delivery.Records.Where(r => r.Result?.Succeeded == true).Select(r => r.Event.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. fleet.Delivery.Records
                .Select((EventDeliveryRecord r) => r.Event)
                .Where(e => !done.Contains(e.Id))
                .DistinctBy(e => e.Id, StringComparer.Ordinal),
        ];
    }
}
