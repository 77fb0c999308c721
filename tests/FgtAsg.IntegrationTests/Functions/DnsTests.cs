using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The firewalls' DNS records in the private zone.</summary>
public sealed class DnsTests : PoolFleetTest
{
    private const string First = $"fgt-001.{ZoneName}";

    [Fact]
    public async Task Launch_InterfaceWithIpv6_BothRecordsAreWrittenAndDeleted()
    {
        var aws = await StartAwsAsync();
        var fleet = await SeedAsync(
            await StartFleetAsync(aws, WithPools with
            {
                NetworkInterfaces = network => new JsonObject
                {
                    ["mgmt"] = new JsonObject
                    {
                        ["device_index"] = 1,
                        ["ipv6_address_count"] = 1,
                        ["subnet_id_map"] = new JsonObject
                        {
                            ["us-east-1a"] = aws.Cloud.CreateSubnet(network.VpcId, "us-east-1a", "10.0.100.0/24", "2001:db8:0:1::/64"),
                            ["us-east-1b"] = aws.Cloud.CreateSubnet(network.VpcId, "us-east-1b", "10.0.101.0/24", "2001:db8:0:2::/64"),
                        },
                    },
                }.ToJsonString(),
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["dns_ttl"] = "30" },
            }),
            licenses: 1,
            hostnames: 1);

        var (id, _) = await LaunchWithPoolsAsync(fleet);

        var management = InterfacesOf(fleet, id)[1];
        var zone = (await fleet.ReadZoneAsync(Timeout))!;
        Assert.Equal([(First + ".", "A", 30L), (First + ".", "AAAA", 30L)], zone.Addresses.Select(r => (r.Name, r.Type, r.Ttl!.Value)));
        Assert.Equal([management.PrimaryIp.Address], zone.Find(First, "A")!.Values);
        Assert.Equal(management.Ipv6Addresses, zone.Find(First, "AAAA")!.Values);
        await AssertInvariantsAsync(fleet);

        await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Empty((await fleet.ReadZoneAsync(Timeout))!.Addresses);
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }
}
