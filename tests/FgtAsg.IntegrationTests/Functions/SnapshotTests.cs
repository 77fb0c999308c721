using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd.Calls;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The built function's snapshots, in an account of three regions.</summary>
public sealed class SnapshotTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    private const string Ireland = "eu-west-1";
    private const string Virginia = "us-east-1";
    private const string Sydney = "ap-southeast-2";
    private const string Slot = "2026-03-01T00:00:00Z";
    private const string Event = """{"action":"snapshot","time":"2026-03-01T03:00:00Z"}""";

    private static readonly string[] Regions = [Sydney, Ireland, Virginia];

    [SandboxFact]
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

    [SandboxFact]
    public async Task Snapshot_OneRegionFails_TheOthersCompleteAndTheAnswerNamesIt()
    {
        var fleet = await StartAsync();
        GiveVolumes(fleet, 30);
        fleet.Aws.Faults.Add(new FaultRule
        {
            Service = "ec2",
            Where = call => call.Region == Ireland && call.Action != "DescribeRegions",
            Effect = FaultEffect.ErrorBefore(403, "UnauthorizedOperation", "Not here."),
        });

        var (result, _) = await InvokeAsync(fleet, Event);

        Assert.Equal("Incomplete", result.ErrorType);
        Assert.Contains($"slot {Slot} is not done in {Ireland} (UnauthorizedOperation: Not here.)", result.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(Sydney, result.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal([10, 0, 10], Regions.Select(region => fleet.Aws.CloudIn(region).Snapshots.Count));
        Assert.Equal((20, 1), (Metric(result.LogLines, "SnapshotsCreated"), Metric(result.LogLines, "SnapshotRegionsFailed")));

        fleet.Aws.Faults.Clear();
        var (_, again) = await InvokeAsync(fleet, Event);
        Assert.Equal("completed", Text(again, "status"));
        Assert.Equal([10, 10, 10], Regions.Select(region => fleet.Aws.CloudIn(region).Snapshots.Count));
    }

    [SandboxFact]
    public async Task Snapshot_OneVolumeFails_TheOthersCompleteAndTheAnswerNamesIt()
    {
        var fleet = await StartAsync();
        var bad = GiveVolumes(fleet, 30)[7];
        fleet.Aws.Faults.Add(new FaultRule
        {
            Action = "CreateSnapshot",
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["VolumeId"] = bad },
            Effect = FaultEffect.ErrorBefore(400, "IncorrectState", "The volume is not well."),
        });

        var (result, _) = await InvokeAsync(fleet, Event);

        Assert.Contains($"1 failed, the first: {bad}: IncorrectState: The volume is not well.", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(29, Snapshots(fleet).Count);
        Assert.Equal(1, Metric(result.LogLines, "SnapshotsFailed"));
    }

    [SandboxFact]
    public async Task Snapshot_TimeRunsOut_SaysWhereItGoesOnAndTheRepeatGoesOnThere()
    {
        var fleet = await StartAsync(options => options with { FunctionTimeout = TimeSpan.FromSeconds(24) });
        var volumes = GiveVolumes(fleet, 180);
        fleet.Aws.Faults.Add(new FaultRule { Action = "CreateSnapshot", Where = call => call.Region == Sydney, Effect = FaultEffect.Delay(TimeSpan.FromSeconds(3)) });

        var (result, _) = await InvokeAsync(fleet, Event);

        var made = fleet.Aws.CloudIn(Sydney).Snapshots.Select(s => s.VolumeId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal("Incomplete", result.ErrorType);
        Assert.InRange(made.Count, 8, 59);
        var next = volumes.Where(id => fleet.Aws.CloudIn(Sydney).Volumes.Any(v => v.Id == id) && !made.Contains(id)).Min(StringComparer.Ordinal);
        Assert.Contains($"{Sydney} (out of time: it goes on at {next})", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(120, Snapshots(fleet).Count - made.Count);

        fleet.Aws.Faults.Clear();
        var (_, again) = await InvokeAsync(fleet, Event);
        // On a machine that is slow enough a call was cut off: what became of it is waited for longer than there is time.
        for (var tries = 1; again is null && tries < 3; tries++)
        {
            (_, again) = await InvokeAsync(fleet, Event);
        }

        Assert.Equal("completed", Text(again, "status"));
        Assert.Equal(180, Snapshots(fleet).Count);
        Assert.Equal(180, Snapshots(fleet).Select(s => s.VolumeId).Distinct(StringComparer.Ordinal).Count());
    }

    [SandboxFact]
    public async Task Snapshot_TwoAtOnce_TheSecondSaysSoAndNothingIsMadeTwice()
    {
        var fleet = await StartAsync(cloud: cloud => cloud with { VisibilityDelay = TimeSpan.FromSeconds(1) });
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

    [SandboxFact]
    public async Task Snapshot_AnswersAreLostAndDescribesLag_NothingIsMadeTwice()
    {
        var fleet = await StartAsync(cloud: cloud => cloud with { VisibilityDelay = TimeSpan.FromSeconds(1) });
        GiveVolumes(fleet, 12);
        await Task.Delay(TimeSpan.FromSeconds(1.2), TimeProvider.System, Timeout);
        fleet.Aws.Faults.Add("ec2", "CreateSnapshot", FaultEffect.LoseResponse, times: 5);

        var (_, answer) = await InvokeAsync(fleet, Event);

        Assert.Equal("completed", Text(answer, "status"));
        Assert.Equal(12, Snapshots(fleet).Count);
    }

    [SandboxFact]
    public async Task Snapshot_RegionThatIsNoneOrNotEnabled_IsThatRegionsError()
    {
        var fleet = await StartAsync(
            options => Set(options, "snapshot_regions", $"{Virginia},eu-centrel-1,ap-east-1"), cloud => cloud with { DisabledRegions = ["ap-east-1"] });
        GiveVolumes(fleet, 9);

        var (result, _) = await InvokeAsync(fleet, Event);

        Assert.Contains("ap-east-1 (the region is not enabled for the account)", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("eu-centrel-1 (EC2 knows no region of this name: see snapshot_regions)", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal([0, 0, 3], Regions.Select(region => fleet.Aws.CloudIn(region).Snapshots.Count));
    }

    [SandboxFact]
    public async Task Snapshot_AllRegionsAndVolumesByTag_GoesWhereverTheAccountIs()
    {
        var fleet = await StartAsync(options => Set(Set(options, "snapshot_regions", "all"), "snapshot_selection", "tag:Backup=a*b"), cloud => cloud with { DisabledRegions = ["ap-east-1"] });
        var expected = new List<string>();
        foreach (var region in Regions)
        {
            var cloud = fleet.Aws.CloudIn(region);
            var instance = RunInstance(cloud, tags: null);
            expected.Add(cloud.CreateVolume(instance, Tags(("Backup", "a*b"))));
            cloud.CreateVolume(instance, Tags(("Backup", "aXb")));
            cloud.CreateVolume(instance, Tags(("Other", "a*b")));
            // In use by nothing.
            cloud.CreateVolume(tags: Tags(("Backup", "a*b")));
        }

        var (_, answer) = await InvokeAsync(fleet, Event);

        Assert.Equal("completed", Text(answer, "status"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Snapshots(fleet).Select(s => s.VolumeId).Order(StringComparer.Ordinal));
    }

    [SandboxFact]
    public async Task Snapshot_Retention_DeletesOwnCompleteOnesThatNoImageUses()
    {
        var fleet = await StartAsync(options => Set(Set(Set(options, "snapshot_keep_count", "3"), "snapshot_keep_days", "10"), "snapshot_keep_minimum", "2"));
        var volume = GiveVolumes(fleet, 3).Single(id => fleet.Cloud.Volumes.Any(v => v.Id == id));
        var ofFleet = Enumerable.Range(1, 6).Select(days => Put(fleet, volume, days)).ToList();
        var inImage = Put(fleet, volume, 7);
        var inDisabledImage = Put(fleet, volume, 8);
        fleet.Cloud.CreateImage("golden", [inImage]);
        fleet.Cloud.CreateImage("old golden", [inDisabledImage], isDisabled: true);
        var ofGone = new[] { 20, 30, 40 }.Select(days => Put(fleet, "vol-0123456789abcdef0", days)).ToList();
        var pending = Put(fleet, volume, 50, state: "pending");
        var inError = Put(fleet, volume, 60, state: "error");
        var foreign = Put(fleet, volume, 70, group: "another");
        var copied = fleet.Cloud.PutSnapshot("vol-0fffffffffffffff0", TimeProvider.System.GetUtcNow().AddDays(-80), OwnTags(fleet, volume, fleet.Options.GroupName));
        fleet.Aws.Calls.Clear();

        var (_, dry) = await InvokeAsync(fleet, """{"action":"snapshot","time":"2026-03-01T03:00:00Z","dryRun":true}""");
        Assert.All(fleet.Aws.Calls.Snapshot(), (RecordedCall call) => Assert.StartsWith("Describe", call.Action, StringComparison.Ordinal));
        var (_, answer) = await InvokeAsync(fleet, Event);

        Assert.Equal("completed", Text(answer, "status"));
        var left = fleet.Cloud.Snapshots.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [.. ofFleet.Take(3), inImage, inDisabledImage, .. ofGone.Take(2), pending, inError, foreign, copied],
            ofFleet.Concat([inImage, inDisabledImage]).Concat(ofGone).Concat([pending, inError, foreign, copied]).Where(left.Contains));
        foreach (var (said, made) in new[] { (dry, "planned"), (answer, "done") })
        {
            var region = said!["snapshots"]!["regions"]!.AsArray().Single(r => Text(r, "region") == Virginia)!;
            Assert.Equal((made, 1, 4, 2), (made, Number(region, "created"), Number(region, "deleted"), Number(region, "usedByImages")));
        }
    }

    private async Task<Fleet> StartAsync(Func<FleetOptions, FleetOptions>? options = null, Func<CloudOptions, CloudOptions>? cloud = null)
    {
        var clouds = QuickCloud with { OtherRegions = [Ireland, Sydney], SnapshotDelay = TimeSpan.FromMilliseconds(100) };
        var fleet = Set(new FleetOptions { AutomaticDelivery = false }, "snapshot_regions", string.Join(',', Regions));
        return await StartFleetAsync(cloud?.Invoke(clouds) ?? clouds, options?.Invoke(fleet) ?? fleet);
    }

    private static FleetOptions Set(FleetOptions options, string name, string value) => options with
    {
        Environment = new Dictionary<string, string>(options.Environment, StringComparer.Ordinal) { [name] = value },
    };

    /// <summary>So many volumes of instances of the group, over all regions, ten at each; the root volume is one of them.</summary>
    private static List<string> GiveVolumes(Fleet fleet, int count)
    {
        var instances = Regions.ToDictionary(region => region, _ => (Id: "", Volumes: 10), StringComparer.Ordinal);
        var given = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var region = Regions[(Regions.Length - 1 + i) % Regions.Length];
            var cloud = fleet.Aws.CloudIn(region);
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
            var cloud = fleet.Aws.CloudIn(region);
            RunInstance(cloud, tags: null);
            RunInstance(cloud, Tags(("aws:autoscaling:groupName", fleet.Options.GroupName + "-2")));
        }

        return [.. Regions.SelectMany(region => fleet.Aws.CloudIn(region).Volumes)
            .Where(v => !Regions.SelectMany(region => fleet.Aws.CloudIn(region).Instances)
                .Any(i => i.Id == v.InstanceId && i.Tags.GetValueOrDefault("aws:autoscaling:groupName") == fleet.Options.GroupName))
            .Select(v => v.Id)];
    }

    private static string RunInstance(Cloud cloud, Dictionary<string, string>? tags)
    {
        var subnet = cloud.Subnets is [var first, ..] ? first.Id : cloud.CreateSubnet(cloud.CreateVpc("10.0.0.0/16"), $"{cloud.Options.Region}a", "10.0.0.0/24");
        return cloud.RunInstance(subnet, tags);
    }

    private static string Put(Fleet fleet, string volumeId, int daysAgo, string state = "completed", string? group = null) => fleet.Cloud.PutSnapshot(
        volumeId, TimeProvider.System.GetUtcNow().AddDays(-daysAgo), OwnTags(fleet, volumeId, group ?? fleet.Options.GroupName), state);

    private static Dictionary<string, string> OwnTags(Fleet fleet, string volumeId, string group) => Tags(
        ("fgt-asg:group", group), ("fgt-asg:volume-id", volumeId), ("fgt-asg:slot", "2025-01-01T00:00:00Z"), ("Name", fleet.Options.GroupName));

    private static void AssertTagged(Fleet fleet, CloudSnapshot snapshot)
    {
        var volume = Regions.SelectMany(region => fleet.Aws.CloudIn(region).Volumes).Single(v => v.Id == snapshot.VolumeId);
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

    private static List<CloudSnapshot> Snapshots(Fleet fleet) => [.. Regions.SelectMany(region => fleet.Aws.CloudIn(region).Snapshots)];

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

    private static double? Metric(IEnumerable<string> lines, string name) => lines
        .Where(line => line.Contains($"\"{name}\"", StringComparison.Ordinal))
        .Select(line => JsonNode.Parse(line)![name]?.GetValue<double>())
        .FirstOrDefault(value => value is not null);
}
