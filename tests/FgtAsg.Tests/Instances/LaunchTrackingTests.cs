using System.Text.Json.Nodes;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>The subnets of a launch's interfaces, and what a launch keeps of a track file from other writers.</summary>
public sealed class LaunchTrackingTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Theory]
    [InlineData("""{"i-0123456789abcdef0":{"1":{"NetworkInterfaceId":"eni-1""")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"i-0123456789abcdef0":"text"}""")]
    public async Task Launch_TrackFileUnreadable_IsKeptAsideAndRebuiltFromEc2(string content)
    {
        var neighbor = await _fleet.LaunchToServiceAsync();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, content);
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        var aside = Assert.Single(
            _fleet.Bucket.Keys, key => key.StartsWith($"{SimulatedFleet.TrackKey}.invalid-", StringComparison.Ordinal));
        Assert.Contains($"it is kept as {aside}", Assert.Single(answer.Warnings), StringComparison.Ordinal);
        Assert.Equal(content, _fleet.Bucket.TextOf(aside));
        FleetAssert.TrackFileEquals(_fleet, [neighbor, id]);
    }

    [Fact]
    public async Task Launch_EntriesOfOthers_AreKeptWithAllTheirFields()
    {
        const string Other = """{"0":{"NetworkInterfaceId":"eni-0","Extra":{"a":[1,2]}},"1":{"NetworkInterfaceId":"eni-1","TagSet":[]}}""";
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, $$"""{"i-0aaaaaaaaaaaaaaaa":{{Other}}}""");

        var id = await _fleet.LaunchToServiceAsync();

        var track = JsonNode.Parse(_fleet.Bucket.TextOf(SimulatedFleet.TrackKey))!.AsObject();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Other), track["i-0aaaaaaaaaaaaaaaa"]));
        Assert.Equal(["i-0aaaaaaaaaaaaaaaa", id], track.Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Launch_SubnetsOfTwoZones_TakesThoseOfTheInstancesZone()
    {
        var vpc = _fleet.Cloud.Subnets[0].VpcId;
        var elsewhere = _fleet.Cloud.CreateSubnet(vpc, "eu-central-1b", "10.0.3.0/24");
        _fleet.Configure($$"""
            {
              "external": {
                "device_index": 1,
                "subnet_id_map": { "eu-central-1b": "{{elsewhere}}", "eu-central-1a": "{{_fleet.ExternalSubnet}}" }
              },
              "internal": {
                "device_index": 2,
                "subnet_id_map": { "eu-central-1a": "{{_fleet.InternalSubnet}}", "eu-central-1b": "{{elsewhere}}" }
              }
            }
            """);

        await _fleet.LaunchToServiceAsync();

        Assert.Equal(
            [_fleet.ExternalSubnet, _fleet.InternalSubnet],
            _fleet.OwnInterfaces.OrderBy(i => i.Attachment!.DeviceIndex).Select(i => i.SubnetId));
    }
}
