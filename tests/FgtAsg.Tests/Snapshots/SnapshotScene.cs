using System.Text.Json;
using FgtAsg.Configuration;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Snapshots;

/// <summary>The function in process, in an account with two regions. In each, the group has an instance with some volumes.</summary>
internal sealed class SnapshotScene
{
    public const string Home = "eu-central-1";
    public const string Other = "eu-west-1";
    public const string Event = """{"action":"snapshot"}""";

    public SnapshotScene(
        int volumes = 3, Func<CloudOptions, CloudOptions>? cloud = null, Func<SnapshotOptions, SnapshotOptions>? options = null)
    {
        var cloudOptions = new CloudOptions
        {
            OtherRegions = [Other],
            DisabledRegions = ["ap-east-1"],
            SnapshotDelay = TimeSpan.FromMilliseconds(50),
        };
        Fleet = new SimulatedFleet(Time, cloud?.Invoke(cloudOptions) ?? cloudOptions);
        var snapshots = new SnapshotOptions { Regions = [Home, Other] };
        Fleet.Configure(fleet => fleet with { Snapshots = options?.Invoke(snapshots) ?? snapshots });
        foreach (var region in new[] { Home, Other })
        {
            var at = CloudIn(region);
            var subnet = at.CreateSubnet(at.CreateVpc("10.9.0.0/16"), $"{region}a", "10.9.0.0/24");
            var instance = at.RunInstance(
                subnet,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["aws:autoscaling:groupName"] = SimulatedFleet.GroupName });
            for (var i = 1; i < volumes; i++)
            {
                at.CreateVolume(instance);
            }
        }

        Pass(TimeSpan.FromMinutes(10));
    }

    public VirtualClock Time { get; } = Clocks.Fast();

    public SimulatedFleet Fleet { get; }

    public Cloud CloudIn(string region) => region == Home ? Fleet.Cloud : Fleet.Aws.Clouds[region];

    /// <summary>The number of snapshots in each region.</summary>
    public (int Home, int Other) Counts => (CloudIn(Home).Snapshots.Count, CloudIn(Other).Snapshots.Count);

    public bool HasDuplicates => new[] { Home, Other }.Any(region =>
        CloudIn(region).Snapshots.GroupBy(s => (s.VolumeId, s.Tags["fgt-asg:slot"])).Any(same => same.Count() > 1));

    public async Task<ResultDocument> AskAsync(string json = Event, CallGate? gate = null, CallGate? gateOfOther = null)
    {
        var function = Fleet.StartFunction(gate, gateIn: gateOfOther is null ? null : _ => gateOfOther);
        return JsonSerializer.Deserialize(await Fleet.InvokeAsync(function, json), ResultJsonContext.Default.ResultDocument)!;
    }

    public async Task<ResultDocument> FailAsync(string json = Event, CallGate? gate = null, CallGate? gateOfOther = null) =>
        (await Assert.ThrowsAsync<IncompleteException>(() => AskAsync(json, gate, gateOfOther))).Result;

    public void Pass(TimeSpan time)
    {
        Time.Advance(time);
        Fleet.Cloud.Tick();
        foreach (var cloud in Fleet.Aws.Clouds.Values.Where(cloud => cloud != Fleet.Cloud))
        {
            cloud.Tick();
        }
    }
}
