using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>Sequences of events that could lead to a wrong view of a pool item, a record or a file.</summary>
public sealed class PoolHistoryTests
{
    private readonly VirtualClock _time = Clocks.Fast();

    /// <summary>
    /// A throttled table is not an empty pool. An on-demand table may throttle for half a minute while it grows. The launch has minutes,
    /// so it must not be abandoned while 40 licenses are free.
    /// </summary>
    [Fact]
    public async Task Claim_TableIsThrottledForAWhile_DoesNotReportAnExhaustedPool()
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

    /// <summary>
    /// The index may contain an item that does not belong to the pool, such as one made by hand. The claim skips it; otherwise every
    /// launch would be abandoned.
    /// </summary>
    [Fact]
    public async Task Claim_ForeignItemInTheIndex_IsSkipped()
    {
        var fleet = new SimulatedFleet(_time);
        var odd = PoolSeed.Free("license", "odd", _time.GetUtcNow().AddDays(-9));
        odd["Category"] = "FGVM01".ToAttribute();
        fleet.Table.Put(odd);

        var answer = await fleet.AskAsync(fleet.Launch().Event);

        Assert.Equal((ResultStatus.Completed, "license-001"), (answer.Status, answer.License));
    }

    /// <summary>
    /// A firewall is terminated in the console and its state-change event is handled. A duplicate of its launch event comes before Auto
    /// Scaling notices. The record says that the instance ended. So this delivery must not fail as if the hook's timeout had let the
    /// instance into service.
    /// </summary>
    [Fact]
    public async Task Launch_AfterAConsoleTerminationBeforeAutoScalingNotices_DoesNotFail()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { HealthCheckDelay = TimeSpan.FromMinutes(5) });
        var (id, launch) = fleet.Launch();
        await fleet.AskAsync(launch);
        fleet.Cloud.TerminateInstance(id);
        await fleet.AskAsync(
            """{"source":"aws.ec2","detail-type":"EC2 Instance State-change Notification","""
                + $$""" "detail":{"instance-id":"{{id}}","state":"shutting-down"} }""");

        Assert.Null(await fleet.DeliverAsync(launch));
    }

    /// <summary>
    /// Upgrade: a firewall is older than the records, or older than the license pool. It gets a new root volume while no license is free.
    /// It keeps its resources and must not be abandoned.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RootVolumeReplacement_FirewallHasNoLicense_StaysInService(bool hasRecord)
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
