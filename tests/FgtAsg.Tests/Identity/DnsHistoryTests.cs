using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>Histories after which a DNS record is left behind, is another firewall's, or is missing.</summary>
public sealed class DnsHistoryTests
{
    private readonly VirtualClock _time = Clocks.Fast();

    /// <summary>
    /// What is written into the zone must be what the record notes, also where the record says InService already: otherwise the DELETE names
    /// values that are not there, which counts as done.
    /// </summary>
    [Fact]
    public async Task RootVolumeIsReplaced_AfterTheTtlWasChanged_TheDnsRecordGoesWithTheInstance()
    {
        var fleet = new SimulatedFleet(_time);
        var id = await fleet.LaunchToServiceAsync();
        fleet.Configure(options => options with { Dns = options.Dns! with { Ttl = 300 } });
        fleet.Cloud.ReplaceRootVolume(id);
        await fleet.SettleAsync();

        await fleet.AskAsync(fleet.Terminate(id));
        await fleet.SettleAsync();

        Assert.Empty(fleet.Zone.AddressTexts);
    }

    /// <summary>The same where DNS was not configured at the launch: nothing is noted, and the record outlives the instance.</summary>
    [Fact]
    public async Task RootVolumeIsReplaced_AfterDnsWasSwitchedOn_TheDnsRecordGoesWithTheInstance()
    {
        var fleet = new SimulatedFleet(_time);
        var zone = fleet.Options.Dns;
        fleet.Configure(options => options with { Dns = null });
        var id = await fleet.LaunchToServiceAsync();
        fleet.Configure(options => options with { Dns = zone });
        fleet.Cloud.ReplaceRootVolume(id);
        await fleet.SettleAsync();

        await fleet.AskAsync(fleet.Terminate(id));
        await fleet.SettleAsync();

        Assert.Empty(fleet.Zone.AddressTexts);
    }

    /// <summary>A delivery that was late (nothing but a duplicate) must not write into DNS what nobody notes either.</summary>
    [Fact]
    public async Task LaunchEventTwice_TheTtlWasChangedBetween_TheDnsRecordGoesWithTheInstance()
    {
        var fleet = new SimulatedFleet(_time);
        var (id, launch) = fleet.Launch();
        await fleet.AskAsync(launch);
        await fleet.SettleAsync();
        fleet.Configure(options => options with { Dns = options.Dns! with { Ttl = 300 } });
        await fleet.AskAsync(launch);

        await fleet.AskAsync(fleet.Terminate(id));
        await fleet.SettleAsync();

        Assert.Empty(fleet.Zone.AddressTexts);
    }

    /// <summary>
    /// An UPSERT that is slow, or throttled for less than a heartbeat's 15 seconds (Route 53 takes five requests a second of a whole account),
    /// lands when its firewall has ended and another has the name and wrote its own. The launch that finds itself overtaken must see to it that
    /// the zone ends with the record of the name's holder.
    /// </summary>
    [Fact]
    public async Task Launch_WritesDnsAfterAnotherGotTheName_TheZoneEndsWithTheOthersRecord()
    {
        var fleet = WithOneHostname();
        var (first, launch) = fleet.Launch();
        var second = "";
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Service != "route53" || second.Length > 0)
            {
                return null;
            }

            second = Now(async () =>
            {
                await fleet.AskAsync(fleet.Terminate(first));
                var (other, otherLaunch) = fleet.Launch();
                Assert.Equal("hostname-001", (await fleet.AskAsync(otherLaunch)).Hostname);
                return other;
            });
            return null;
        };

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);
        await fleet.SettleAsync();

        FleetAssert.AtRest(fleet, second);
    }

    /// <summary>
    /// A record that could not be deleted is still to be deleted when its name has another holder, unless that one's own record has the same
    /// values: here the other is given up before it wrote any.
    /// </summary>
    [Fact]
    public async Task Terminate_DnsFailedAndAnotherHoldsTheNameForAWhile_LeavesNoRecord()
    {
        var fleet = WithOneHostname();
        var first = await fleet.LaunchToServiceAsync();
        var terminate = fleet.Terminate(first);
        await FleetFaults.DeliverOnceAsync(fleet, terminate, new CallGate { Before = call => call.Service == "route53" ? AwsFault.Fatal(call) : null });
        var launch = fleet.Launch().Event;
        var isMet = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation != "PutObject" || isMet)
            {
                return null;
            }

            isMet = true;
            Now(async () =>
            {
                Assert.Null(await fleet.DeliverAsync(terminate));
                await fleet.SettleAsync();
                return true;
            });
            return AwsFault.Fatal(call);
        };

        await FleetFaults.DeliverOnceAsync(fleet, launch, gate);
        await fleet.SettleAsync();

        Assert.True(isMet);
        FleetAssert.AtRest(fleet);
    }

    /// <summary>What is stuck in one service must not keep the license with a dead machine: each step needs a bound of its own.</summary>
    [Theory]
    [InlineData("ChangeResourceRecordSets")]
    [InlineData("ReleaseAddress")]
    [InlineData("PutObject")]
    public async Task Terminate_OneServiceFailsForAllOfTheTime_TheLicenseIsGivenBackAllTheSame(string operation)
    {
        var fleet = new SimulatedFleet(_time);
        var id = await fleet.LaunchToServiceAsync();
        var terminate = fleet.Terminate(id);
        var gate = new CallGate { Before = call => call.Operation == operation ? AwsFault.Transient(call) : null };

        await fleet.DeliverAsync(terminate, gate);

        Assert.Null(fleet.Table.Find("license#license-001")!.Text("InstanceId"));
    }

    private static T Now<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    private SimulatedFleet WithOneHostname()
    {
        var fleet = new SimulatedFleet(_time, licenses: 3);
        fleet.Table.DeleteItem(new() { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf("hostname#hostname-002") });
        fleet.Table.DeleteItem(new() { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf("hostname#hostname-003") });
        return fleet;
    }
}
