using Amazon.Route53;
using Amazon.Route53.Model;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>A firewall ends after its DNS record was overwritten or deleted.</summary>
public sealed class DnsReleaseTests
{
    private const string First = $"hostname-001.{SimulatedFleet.ZoneName}";

    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Fact]
    public async Task Terminate_RecordWasOverwritten_IsKept()
    {
        var id = await _fleet.LaunchToServiceAsync();
        Change(id, ChangeAction.UPSERT, "192.0.2.1");

        var answer = await _fleet.AskAsync(_fleet.Terminate(id));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        await _fleet.SettleAsync();
        Assert.Equal([$"{First} A 192.0.2.1"], _fleet.Zone.AddressTexts);
        // Everything except that record is correct.
        Change(id, ChangeAction.DELETE, "192.0.2.1");
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_RecordIsGoneAlready_IsCompleted()
    {
        var id = await _fleet.LaunchToServiceAsync();
        Change(id, ChangeAction.DELETE, _fleet.OwnInterfaces.Single(i => i.Tags["fgt-asg:interface"] == "internal").PrimaryIp.Address);

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task TerminateEvent_RepeatedAfterTheNameHasANewHolder_KeepsItsRecord()
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), licenses: 2, hostnames: 1);
        var terminate = fleet.Terminate(await fleet.LaunchToServiceAsync());
        await fleet.AskAsync(terminate);
        await fleet.SettleAsync();
        var second = await fleet.LaunchToServiceAsync();
        Assert.Equal("hostname-001", PoolAssert.RecordOf(fleet, second).Text("Hostname"));

        Assert.Equal(ResultStatus.Completed, (await fleet.AskAsync(terminate)).Status);

        FleetAssert.AtRest(fleet, second);
    }

    private void Change(string instanceId, ChangeAction action, string address) => _fleet.Zone.Change(new ChangeBatch
    {
        Changes =
        [
            new Change
            {
                Action = action,
                ResourceRecordSet = new ResourceRecordSet
                {
                    Name = First,
                    Type = RRType.A,
                    SetIdentifier = instanceId,
                    MultiValueAnswer = true,
                    TTL = _fleet.Options.Dns!.Ttl,
                    ResourceRecords = [new ResourceRecord { Value = address }],
                },
            },
        ],
    });
}
