using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>Histories in which a pool's item, a record or a file is judged wrongly.</summary>
public sealed class PoolHistoryTests
{
    private readonly VirtualClock _time = Clocks.Fast();

    /// <summary>
    /// A table that is short of capacity for half a minute (an on-demand table that grows) is not an empty pool: the launch has minutes, and must
    /// not be given up for "no license is free" while forty are.
    /// </summary>
    [Fact]
    public async Task Claim_TableIsThrottledForAWhile_IsNotTakenForAnExhaustedPool()
    {
        var pools = new PoolScenario(_time);
        PoolSeed.Put(pools.Table, "license", 40, _time.GetUtcNow());
        var gate = new CallGate
        {
            Before = call => call.Operation == "TransactWriteItems" && _time.Elapsed < TimeSpan.FromSeconds(30) ? Throttled() : null,
        };

        var holdings = await pools.ClaimAsync(PoolScenario.Instance(1), gate, demands: PoolScenario.License);

        Assert.Empty(holdings.Exhausted);
        Assert.NotNull(holdings.License);
    }

    /// <summary>An item of the index that is none of the pool's (made by hand) is passed over; it must not have every launch given up.</summary>
    [Fact]
    public async Task Claim_OddItemInTheIndex_IsPassedOver()
    {
        var fleet = new SimulatedFleet(_time);
        var odd = PoolSeed.Free("license", "odd", _time.GetUtcNow().AddDays(-9));
        odd["Category"] = "FGVM01".ToAttribute();
        fleet.Table.Put(odd);

        var answer = await fleet.AskAsync(fleet.Launch().Event);

        Assert.Equal((ResultStatus.Completed, "license-001"), (answer.Status, answer.License));
    }

    /// <summary>
    /// A firewall is ended in the console, its state-change event is handled, and a duplicate of its launch event comes before Auto Scaling
    /// notices: the record says that it ended, so nothing failed, and no time-out let anything into service.
    /// </summary>
    [Fact]
    public async Task Launch_AfterAConsoleTerminationThatAutoScalingHasNotNoticed_IsNoFailure()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { HealthCheckDelay = TimeSpan.FromMinutes(5) });
        var (id, launch) = fleet.Launch();
        await fleet.AskAsync(launch);
        fleet.Cloud.TerminateInstance(id);
        await fleet.AskAsync(
            $$"""{"source":"aws.ec2","detail-type":"EC2 Instance State-change Notification","detail":{"instance-id":"{{id}}","state":"shutting-down"} }""");

        Assert.Null(await fleet.DeliverAsync(launch));
    }

    /// <summary>
    /// Upgrade: a firewall from before there were records (or whose pool was switched on since) gets a new root volume while no license is free.
    /// It keeps all it has, so it must not be given up: with a record that says InService it is not.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RootVolumeIsReplaced_OfAFirewallWithoutALicense_IsNotGivenUp(bool hasRecord)
    {
        var fleet = new SimulatedFleet(_time, licenses: 0);
        var asked = fleet.Options.Licenses;
        fleet.Configure(options => options with { Licenses = asked with { IsNeeded = false } });
        var id = await fleet.LaunchToServiceAsync();
        fleet.Configure(options => options with { Licenses = asked });
        if (!hasRecord)
        {
            fleet.Table.DeleteItem(new() { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf($"instance#{id}") });
        }

        fleet.Cloud.ReplaceRootVolume(id);
        await fleet.SettleAsync();

        Assert.Equal("InService", fleet.Cloud.Groups[0].Members.Single().LifecycleState);
    }

    private static TransactionCanceledException Throttled() => new(
        "Transaction cancelled", ErrorType.Unknown, "TransactionCanceledException", "request-1", HttpStatusCode.BadRequest)
    {
        CancellationReasons = [new CancellationReason { Code = "ThrottlingError" }, new CancellationReason { Code = "None" }],
    };
}
