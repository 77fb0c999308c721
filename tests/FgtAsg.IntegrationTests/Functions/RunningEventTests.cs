using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>
/// Events about running instances, handled while other processes handle their launches. Each firewall gets one command, with its name.
/// </summary>
public sealed class RunningEventTests : PoolFleetTest
{
    private const string Secret = "s3cr3t-of-the-fleet";

    private static readonly FleetOptions WithStart = WithPools with
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start_command_document"] = "firewall-start",
            ["start_command_parameters"] =
                $$"""{"name": "${hostname}", "place": ["${region}", "${instance_id}", "${group}"], "password": "{{Secret}}"}""",
        },
    };

    [Fact]
    public async Task Running_DuringTheLaunchEvent_SendsOneCommand()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart);
        var (id, launch) = await LaunchOneAsync(fleet);
        var running = await StateChangeAsync(fleet, id, "running");

        // The event is delivered twice, both times during the launch.
        var answers = await Task.WhenAll(InvokeAsync(fleet, launch), InvokeAsync(fleet, running), InvokeAsync(fleet, running));

        Assert.All(answers, answer => Assert.Equal("completed", Text(answer.Answer, "status") ?? answer.Result.ErrorMessage));
        AssertOneCommand(fleet, id, Text(answers[0].Answer, "hostname")!);
        Assert.All(answers[1..], answer => Assert.Equal("Success", (string?)answer.Answer!["start"]!["status"]));
        var logged = answers.SelectMany(answer => answer.Result.LogLines).ToList();
        Assert.Contains(logged, line => line.Contains("Sent command", StringComparison.Ordinal));
        Assert.DoesNotContain(logged, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Launch_ThreeAtOnce_SendsEachItsOwnCommand()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart with { AutomaticDelivery = true, MaxConcurrency = 4 });

        var ids = fleet.Launch(3);
        await fleet.WhenAtRestAsync(Timeout);

        var hostnames = (await fleet.ReadTableAsync(Timeout)).Instances.ToDictionary(i => i.InstanceId, i => i.Hostname);
        Assert.Equal(
            ids.Select(id => $"{id} {hostnames[id]}").Order(StringComparer.Ordinal),
            fleet.Aws.SystemsManager.Commands.Select(c => $"{c.InstanceIds.Single()} {c.Parameters["name"].Single()}")
                .Order(StringComparer.Ordinal));
        Assert.All(fleet.Delivery.Records, r => Assert.True(r.Result?.Succeeded, r.Result?.Attempts[^1].ErrorMessage));
        await AssertInvariantsAsync(fleet);
    }

    private static void AssertOneCommand(Fleet fleet, string id, string hostname)
    {
        var command = Assert.Single(fleet.Aws.SystemsManager.Commands);
        Assert.Equal(
            ("firewall-start", id, hostname, $"us-east-1 {id} {fleet.Options.GroupName}", Secret),
            (
                command.DocumentName,
                command.InstanceIds.Single(),
                command.Parameters["name"].Single(),
                string.Join(' ', command.Parameters["place"]),
                command.Parameters["password"].Single()));
    }
}
