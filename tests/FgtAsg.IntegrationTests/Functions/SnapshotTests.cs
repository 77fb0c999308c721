using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The built function's snapshots, in an account of three regions.</summary>
public sealed class SnapshotTests : FleetTest
{
    private const string Ireland = "eu-west-1";
    private const string Virginia = "us-east-1";
    private const string Sydney = "ap-southeast-2";
    private const string Slot = "2026-03-01T00:00:00Z";
    private const string Event = """{"action":"snapshot","time":"2026-03-01T03:00:00Z"}""";

    private static readonly string[] Regions = [Sydney, Ireland, Virginia];

    [Fact]
    public async Task Snapshot_TwiceInTheSameSlot_MakesOneOfEachOf250VolumesInThreeRegions()
    {
        var fleet = await StartAsync();
        var volumes = GiveVolumes(fleet, 250);
        var foreign = GiveForeignVolumes(fleet);

        var (_, first) = await InvokeAsync(fleet, Event);
        var (_, second) = await InvokeAsync(fleet, """{"action":"snapshot","time":"2026-03-01T23:59:59Z"}""");

        Assert.Equal("completed", Text(first, "status"));
        Assert.Equal(Slot, Text(first!["snapshots"], "slot"));
        Assert.Equal(
            [$"{Sydney}: 83 volumes, 83 created, 0 already there", $"{Ireland}: 83 volumes, 83 created, 0 already there", $"{Virginia}: 84 volumes, 84 created, 0 already there"],
            Table(first));
        Assert.Equal(
            [$"{Sydney}: 83 volumes, 0 created, 83 already there", $"{Ireland}: 83 volumes, 0 created, 83 already there", $"{Virginia}: 84 volumes, 0 created, 84 already there"],
            Table(second));
        var snapshots = Snapshots(fleet);
        Assert.Equal(250, snapshots.Count);
        Assert.Equal(volumes.Order(StringComparer.Ordinal), snapshots.Select(s => s.VolumeId).Order(StringComparer.Ordinal));
        Assert.Empty(snapshots.Select(s => s.VolumeId).Intersect(foreign, StringComparer.Ordinal));
        Assert.All(snapshots, snapshot => AssertTagged(fleet, snapshot));

        var (_, next) = await InvokeAsync(fleet, """{"action":"snapshot","time":"2026-03-02T00:00:00Z"}""");
        Assert.Equal((500, "completed"), (Snapshots(fleet).Count, Text(next, "status")));
        await AssertInvariantsAsync(fleet);
    }

    [Fact]
    public async Task Snapshot_TwoAtOnce_TheSecondSaysSoAndNothingIsMadeTwice()
    {
        var fleet = await StartAsync(visibilityDelay: TimeSpan.FromSeconds(1));
        GiveVolumes(fleet, 30);
        await Task.Delay(TimeSpan.FromSeconds(1.2), TimeProvider.System, Timeout);
        fleet.Aws.Faults.Add("ec2", "CreateSnapshot", FaultEffect.Delay(TimeSpan.FromSeconds(2)), times: null);

        var first = InvokeAsync(fleet, Event);
        var second = InvokeAsync(fleet, Event);
        await Task.WhenAll(first, second);

        var results = new[] { (await first).Result, (await second).Result };
        Assert.Contains(results, result => !result.Succeeded && result.ErrorMessage!.Contains("another run (snapshot/", StringComparison.Ordinal));
        Assert.Equal(30, Snapshots(fleet).Count);

        // The describes lag: what was made just now is not to be seen yet, and is waited for.
        fleet.Aws.Faults.Clear();
        var (_, third) = await InvokeAsync(fleet, Event);
        Assert.Equal("completed", Text(third, "status"));
        Assert.Equal(30, Snapshots(fleet).Count);
    }

    private async Task<Fleet> StartAsync(TimeSpan visibilityDelay = default)
    {
        var cloud = QuickCloud with { OtherRegions = [Ireland, Sydney], SnapshotDelay = TimeSpan.FromMilliseconds(100), VisibilityDelay = visibilityDelay };
        return await StartFleetAsync(cloud, new FleetOptions
        {
            AutomaticDelivery = false,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["snapshot_regions"] = string.Join(',', Regions) },
        });
    }

    /// <summary>So many volumes of instances of the group, over all regions, ten at each; the root volume is one of them.</summary>
    private static List<string> GiveVolumes(Fleet fleet, int count)
    {
        var instances = Regions.ToDictionary(region => region, _ => (Id: "", Volumes: 10), StringComparer.Ordinal);
        var given = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var region = Regions[(Regions.Length - 1 + i) % Regions.Length];
            var cloud = fleet.Aws.Model.Clouds[region];
            var (instance, volumes) = instances[region];
            if (volumes == 10)
            {
                instance = RunInstance(cloud, Tags(("aws:autoscaling:groupName", fleet.Options.GroupName)));
                given.Add(cloud.Volumes.Single(v => v.InstanceId == instance).Id);
                volumes = 0;
            }
            else
            {
                given.Add(cloud.CreateVolume(instance, Tags(("Name", string.Create(CultureInfo.InvariantCulture, $"disk-{i}")))));
            }

            instances[region] = (instance, volumes + 1);
        }

        return given;
    }

    private static List<string> GiveForeignVolumes(Fleet fleet)
    {
        foreach (var region in Regions)
        {
            var cloud = fleet.Aws.Model.Clouds[region];
            RunInstance(cloud, tags: null);
            RunInstance(cloud, Tags(("aws:autoscaling:groupName", fleet.Options.GroupName + "-2")));
        }

        return [.. Regions.SelectMany(region => fleet.Aws.Model.Clouds[region].Volumes)
            .Where(v => !Regions.SelectMany(region => fleet.Aws.Model.Clouds[region].Instances)
                .Any(i => i.Id == v.InstanceId && i.Tags.GetValueOrDefault("aws:autoscaling:groupName") == fleet.Options.GroupName))
            .Select(v => v.Id)];
    }

    private static string RunInstance(Cloud cloud, Dictionary<string, string>? tags)
    {
        var subnet = cloud.Subnets is [var first, ..] ? first.Id : cloud.CreateSubnet(cloud.CreateVpc("10.0.0.0/16"), $"{cloud.Options.Region}a", "10.0.0.0/24");
        return cloud.RunInstance(subnet, tags);
    }

    private static void AssertTagged(Fleet fleet, CloudSnapshot snapshot)
    {
        var volume = Regions.SelectMany(region => fleet.Aws.Model.Clouds[region].Volumes).Single(v => v.Id == snapshot.VolumeId);
        var expected = Tags(
            ("fgt-asg:group", fleet.Options.GroupName),
            ("fgt-asg:volume-id", volume.Id),
            ("fgt-asg:instance-id", volume.InstanceId!),
            ("fgt-asg:slot", Slot));
        if (volume.Tags.GetValueOrDefault("Name") is { } name)
        {
            expected["Name"] = name;
        }

        Assert.Equal(expected.OrderBy(t => t.Key, StringComparer.Ordinal), snapshot.Tags);
    }

    private static List<CloudSnapshot> Snapshots(Fleet fleet) => [.. Regions.SelectMany(region => fleet.Aws.Model.Clouds[region].Snapshots)];

    private static IEnumerable<string> Table(JsonNode? answer) => answer!["snapshots"]!["regions"]!.AsArray()
        .Select(r => $"{Text(r, "region")}: {Number(r, "volumes")} volumes, {Number(r, "created")} created, {Number(r, "alreadyThere")} already there");

    private static int Number(JsonNode? node, string field) => node![field]!.GetValue<int>();

    private static Dictionary<string, string> Tags(params ReadOnlySpan<(string Key, string Value)> tags)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            result[key] = value;
        }

        return result;
    }
}
