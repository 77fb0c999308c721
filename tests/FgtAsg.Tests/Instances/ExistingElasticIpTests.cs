using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>The user's Elastic IP moves from a firewall to its replacement.</summary>
public sealed class ExistingElasticIpTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;
    private readonly string _eip;

    public ExistingElasticIpTests()
    {
        _fleet = new SimulatedFleet(_time, new CloudOptions { InstanceStartDelay = TimeSpan.Zero });
        _eip = _fleet.Cloud.AllocateForeignAddress();
        _fleet.Configure(_fleet.NetworkInterfaces($"\"existing_eip_id\": \"{_eip}\""));
    }

    [Fact]
    public async Task Launch_ExistingEipIsOnAFirewallThatLeaves_WaitsForIt()
    {
        var leaving = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(leaving);
        var (id, launch) = _fleet.Launch();
        var freedAt = _time.Elapsed + TimeSpan.FromSeconds(40);
        var gate = new CallGate();
        gate.Before = _ =>
        {
            if (_time.Elapsed > freedAt)
            {
                gate.Before = null;
                Assert.Equal(ResultStatus.Completed, _fleet.AskAsync(terminate).GetAwaiter().GetResult().Status);
            }

            return null;
        };

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("CONTINUE", answer.LifecycleActionResult);
        await _fleet.SettleAsync();
        var address = Assert.Single(_fleet.Cloud.Addresses);
        Assert.Equal((_eip, id), (address.Id, address.InstanceId));
        FleetAssert.TrackFileEquals(_fleet, [id]);
    }

    [Fact]
    public async Task Launch_ExistingEipIsOnAFirewallInService_IsAbandonedAtOnceAndNamesTheHolder()
    {
        var holder = await _fleet.LaunchToServiceAsync();
        var held = _fleet.Cloud.Addresses.Single().NetworkInterfaceId!;
        var (id, launch) = _fleet.Launch();
        var begin = _time.Elapsed;

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Contains(_eip, answer.Reason, StringComparison.Ordinal);
        Assert.Contains(held, answer.Reason, StringComparison.Ordinal);
        Assert.InRange(_time.Elapsed - begin, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        await _fleet.SettleAsync();
        Assert.Equal(holder, Assert.Single(_fleet.Cloud.Addresses).InstanceId);
        FleetAssert.NothingIsLeftOf(_fleet, id);
        FleetAssert.TrackFileEquals(_fleet, [holder]);
    }
}
