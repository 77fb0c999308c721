using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Interfaces in IPv6-only subnets, as EC2 describes them.</summary>
public sealed class Ipv6OnlyLaunchTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Fact]
    public async Task LaunchAndTerminate_WithoutAnyIpv4Address_WriteAndDeleteTheAaaaRecord()
    {
        _fleet.Configure(_fleet.NetworkInterfaces("\"source_dest_check\": false"));
        var gate = new CallGate { Answered = TakeIpv4Away };
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.All(_fleet.Zone.AddressTexts, text => Assert.Contains(" AAAA 2001:db8::", text, StringComparison.Ordinal));
        Assert.Single(_fleet.Zone.AddressTexts);
        var tracked = JsonNode.Parse(_fleet.Bucket.TextOf(SimulatedFleet.TrackKey))![id]!["1"]!;
        Assert.Null(tracked["PrivateIpAddress"]);
        Assert.Equal("2001:db8::1:0", (string?)tracked["Ipv6Addresses"]![0]!["Ipv6Address"]);
        await _fleet.SettleAsync(gate);
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id), gate)).Status);
        Assert.Empty(_fleet.Zone.AddressTexts);
    }

    private static void TakeIpv4Away(object answer)
    {
        foreach (var described in (answer as DescribeNetworkInterfacesResponse)?.NetworkInterfaces ?? [])
        {
            TakeIpv4Away(described);
        }

        var reservations = (answer as DescribeInstancesResponse)?.Reservations ?? [];
        foreach (var described in reservations.SelectMany(reservation => reservation.Instances))
        {
            (described.PrivateIpAddress, described.PrivateDnsName) = (null, null);
            described.NetworkInterfaces?.ForEach(i => (i.PrivateIpAddress, i.PrivateIpAddresses) = (null, null));
        }

        if (answer is CreateNetworkInterfaceResponse created)
        {
            TakeIpv4Away(created.NetworkInterface);
        }
    }

    private static void TakeIpv4Away(NetworkInterface described)
    {
        (described.PrivateIpAddress, described.PrivateIpAddresses, described.PrivateDnsName) = (null, null, null);
        var index = described.Attachment?.DeviceIndex ?? 9;
        described.Ipv6Addresses = [new NetworkInterfaceIpv6Address { Ipv6Address = $"2001:db8::{index}:0" }];
    }
}
