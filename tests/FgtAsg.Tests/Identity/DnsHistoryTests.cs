using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>
/// Sequences of events that could leave a DNS record behind, delete another firewall's record, or leave a firewall without one.
/// </summary>
public sealed class DnsHistoryTests
{
    private readonly VirtualClock _time = Clocks.Fast();

    /// <summary>
    /// The zone and the instance record must have the same values, even if the record says InService already. Otherwise the DELETE has
    /// values that do not exist in the zone, which the function takes as success.
    /// </summary>
    [Fact]
    public async Task RootVolumeReplacement_TtlWasChanged_DnsRecordIsDeletedWithTheInstance()
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

    /// <summary>
    /// The same, but DNS was not configured at the launch. Without a note in the instance record, the DNS record would outlive the
    /// instance.
    /// </summary>
    [Fact]
    public async Task RootVolumeReplacement_DnsWasSwitchedOn_DnsRecordIsDeletedWithTheInstance()
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

    /// <summary>A late duplicate must not write DNS values that the instance record does not have.</summary>
    [Fact]
    public async Task LaunchEventTwice_TtlWasChangedBetween_DnsRecordIsDeletedWithTheInstance()
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
    /// An UPSERT may be slow, or be throttled for less than a heartbeat's 15 seconds. (Route 53 accepts five requests per second and
    /// account.) It then takes effect after its firewall ended and another firewall wrote its record under the same name. The late launch
    /// must restore the record of the hostname's holder.
    /// </summary>
    [Fact]
    public async Task Launch_WritesDnsAfterAnotherGotTheName_ZoneHasTheHoldersRecord()
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
    /// A DNS record could not be deleted. It must still be deleted after its hostname has another holder, unless the other holder's
    /// record has the same values. Here the other launch is abandoned before it writes a record.
    /// </summary>
    [Fact]
    public async Task Terminate_DnsFailedAndAnotherHoldsTheNameForAWhile_LeavesNoRecord()
    {
        var fleet = WithOneHostname();
        var first = await fleet.LaunchToServiceAsync();
        var terminate = fleet.Terminate(first);
        await FleetFaults.DeliverOnceAsync(
            fleet, terminate, new CallGate { Before = call => call.Service == "route53" ? AwsFault.Fatal(call) : null });
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

    /// <summary>
    /// A failing service must not keep the license assigned to a terminated machine. So each step needs a time limit of its own.
    /// </summary>
    [Theory]
    [InlineData("ChangeResourceRecordSets")]
    [InlineData("ReleaseAddress")]
    [InlineData("PutObject")]
    public async Task Terminate_OneOperationAlwaysFails_LicenseIsGivenBack(string operation)
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
