using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;
using static FgtAsg.Tests.Identity.PoolScenario;

namespace FgtAsg.Tests.Identity;

public sealed class PoolClaimsTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly PoolScenario _pools;
    private readonly CallGate _gate = new();

    public PoolClaimsTests()
    {
        _pools = new PoolScenario(_time);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public async Task Claim_NoCompetitors_MakesThreeCallsForAnyPoolSize(int size)
    {
        PoolSeed.Put(_pools.Table, "license", size, _time.GetUtcNow().AddDays(-200));

        var holdings = await _pools.ClaimAsync(Instance(1), _gate, demands: License);

        Assert.Equal("license-001", holdings.License);
        Assert.Equal(["UpdateItem", "Query", "TransactWriteItems"], _gate.Calls.Select(call => call.Operation));
        Assert.Equal(Instance(1).Value, _pools.HolderOf("license#license-001"));
        Assert.Equal("license-001", (await _pools.RecordAsync(Instance(1))).License);
    }

    [Fact]
    public async Task Claim_BothPools_AreOneTransaction()
    {
        Seed(3);

        var holdings = await _pools.ClaimAsync(Instance(1), _gate, demands: [License, Hostname]);

        Assert.Equal(("license-001", "hostname-001"), (holdings.License, holdings.Hostname));
        Assert.Equal(["UpdateItem", "Query", "Query", "TransactWriteItems"], _gate.Calls.Select(call => call.Operation));
    }

    [Fact]
    public async Task Claim_SequentialClaims_TakeTheLongestFreeFirst()
    {
        Seed(5);

        for (var number = 1; number <= 5; number++)
        {
            Assert.Equal(PoolSeed.NameOf("license", number), (await _pools.ClaimAsync(Instance(number), demands: License)).License);
        }
    }

    [Fact]
    public async Task Claim_HeldItem_LeavesTheIndexAndNamesItsHolder()
    {
        Seed(1);
        await _pools.ClaimAsync(Instance(1), demands: License);

        var item = _pools.Table.Find("license#license-001")!;
        Assert.DoesNotContain("Pool", item.Keys);
        Assert.DoesNotContain("AvailableSince", item.Keys);
        Assert.Equal(
            (Instance(1).Value, "fleet", "2026-03-01T12:00:00Z"),
            (item.Text("InstanceId"), item.Text("AutoScalingGroupName"), item.Text("ClaimedAt")));
    }

    [Fact]
    public async Task Claim_InstanceHoldsOneAlready_GetsItWithoutAQuery()
    {
        Seed(3);
        await _pools.ClaimAsync(Instance(1), demands: [License, Hostname]);

        var again = await _pools.ClaimAsync(Instance(1), _gate, demands: [License, Hostname]);

        Assert.Equal(("license-001", "hostname-001"), (again.License, again.Hostname));
        Assert.Equal(["UpdateItem", "UpdateItem"], _gate.Calls.Select(call => call.Operation));
    }

    [Fact]
    public async Task Claim_EmptyPool_ReturnsExhausted()
    {
        var holdings = await _pools.ClaimAsync(Instance(1), demands: Hostname);

        Assert.Null(holdings.Hostname);
        Assert.Equal("no hostname is free", Assert.Single(holdings.Exhausted).ToString());
        FleetMetric("HostnameExhausted", 1);
        FleetMetric("HostnamesFree", 0);
    }

    [Fact]
    public async Task Claim_AllCoolDown_ReturnsWhenTheNextIsFree()
    {
        _pools.Table.Put(PoolSeed.Free("license", "cooling", _time.GetUtcNow().AddMinutes(30)));

        var holdings = await _pools.ClaimAsync(Instance(1), demands: License);

        Assert.Equal(
            "no license is free: the next one cools down until 2026-03-01T12:30:00Z", Assert.Single(holdings.Exhausted).ToString());
    }

    [Fact]
    public async Task Claim_CoolingLicense_IsGivenOutOnlyAfterItsCooldown()
    {
        _pools.Table.Put(PoolSeed.Free("license", "cooling", _time.GetUtcNow().AddMinutes(30)));

        _time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.Null((await _pools.ClaimAsync(Instance(1), demands: License)).License);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("cooling", (await _pools.ClaimAsync(Instance(1), demands: License)).License);
    }

    [Fact]
    public async Task Claim_NoLicenseAndTheLaunchIsAbandoned_TakesNoHostname()
    {
        PoolSeed.Put(_pools.Table, "hostname", 1, _time.GetUtcNow());

        var holdings = await _pools.ClaimAsync(Instance(1), demands: [License, Hostname]);

        Assert.Null(holdings.Hostname);
        Assert.Null(_pools.HolderOf("hostname#hostname-001"));
    }

    [Fact]
    public async Task Claim_NoHostnameAndTheLaunchGoesOn_TakesTheLicense()
    {
        PoolSeed.Put(_pools.Table, "license", 1, _time.GetUtcNow());

        var holdings = await _pools.ClaimAsync(Instance(1), demands: [License, Hostname]);

        Assert.Equal(("license-001", null), (holdings.License, holdings.Hostname));
        Assert.Equal(PoolKind.Hostname, Assert.Single(holdings.Exhausted).Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Claim_AnswerIsLost_IsRecognizedAsSuccess(bool sdkRetriesToo)
    {
        Seed(3);
        var losses = sdkRetriesToo ? 3 : 1;
        _gate.After = call => call.Operation == "TransactWriteItems" && losses-- > 0 ? AwsFault.Transient(call) : null;

        var holdings = await _pools.ClaimAsync(Instance(1), _gate, demands: [License, Hostname]);

        Assert.Equal(("license-001", "hostname-001"), (holdings.License, holdings.Hostname));
        Assert.Equal(2, _pools.Table.Items.Count(item => item.ContainsKey("ClaimedAt")));
    }

    [Fact]
    public async Task Claim_CompetitorTookIt_GetsAnother()
    {
        Seed(3);
        var isFirst = true;
        _gate.Before = call =>
        {
            if (call.Operation == "TransactWriteItems" && isFirst)
            {
                isFirst = false;
                _pools.ClaimAsync(Instance(2), demands: License).GetAwaiter().GetResult();
            }

            return null;
        };

        var holdings = await _pools.ClaimAsync(Instance(1), _gate, demands: License);

        Assert.NotNull(holdings.License);
        Assert.Equal(Instance(2).Value, _pools.HolderOf("license#license-001"));
        Assert.Equal(Instance(1).Value, _pools.HolderOf($"license#{holdings.License}"));
        Assert.Equal(1, _gate.Calls.Count(call => call.Operation == "Query"));
    }

    /// <summary>
    /// The event was delivered twice and the other delivery was faster. The instance has the license and must not be abandoned.
    /// </summary>
    [Fact]
    public async Task Claim_AnotherDeliveryTookTheLastOneForTheSameInstance_HoldsIt()
    {
        Seed(1);
        var isFirst = true;
        _gate.Before = call =>
        {
            if (call.Operation == "Query" && isFirst)
            {
                isFirst = false;
                _pools.ClaimAsync(Instance(1), demands: [License, Hostname]).GetAwaiter().GetResult();
            }

            return null;
        };

        var holdings = await _pools.ClaimAsync(Instance(1), _gate, demands: [License, Hostname]);

        Assert.Equal(("license-001", "hostname-001"), (holdings.License, holdings.Hostname));
        Assert.Empty(holdings.Exhausted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Claim_LaunchIsOverMeanwhile_HoldsNothing(bool hasFailed)
    {
        Seed(1);
        var record = await _pools.Records().BeginLaunchAsync(Instance(1), DateTimeOffset.UnixEpoch, _pools.RetryContext());
        await _pools.Records().BeginEndAsync(Instance(1), hasFailed, _pools.RetryContext());

        await Assert.ThrowsAsync<OvertakenException>(
            () => _pools.Claims().ClaimAsync(record, [License], _pools.RetryContext()));

        Assert.Null(_pools.HolderOf("license#license-001"));
    }

    [Fact]
    public async Task Claim_IndexListsTakenItems_ReturnsExhausted()
    {
        var lagging = new PoolScenario(_time, indexLag: TimeSpan.FromHours(1));
        PoolSeed.Put(lagging.Table, "license", 1, _time.GetUtcNow());
        _time.Advance(TimeSpan.FromHours(2));
        await lagging.ClaimAsync(Instance(1), demands: License);

        var holdings = await lagging.ClaimAsync(Instance(2), demands: License);

        Assert.Null(holdings.License);
        Assert.Single(holdings.Exhausted);
        Assert.Equal(Instance(1).Value, lagging.HolderOf("license#license-001"));
    }

    private void Seed(int count)
    {
        PoolSeed.Put(_pools.Table, "license", count, _time.GetUtcNow());
        PoolSeed.Put(_pools.Table, "hostname", count, _time.GetUtcNow());
    }

    private void FleetMetric(string name, double value) => Assert.Contains(
        _pools.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
        line => System.Text.Json.Nodes.JsonNode.Parse(line)![name]?.GetValue<double>() == value);
}
