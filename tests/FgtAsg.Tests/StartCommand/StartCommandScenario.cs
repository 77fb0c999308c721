using System.Text.Json;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.StartCommand;

/// <summary>A fleet whose firewalls run a command that contains a secret.</summary>
internal sealed class StartCommandScenario
{
    public const string Secret = "s3cr3t-of-the-fleet";
    public const string Document = "firewall-start";
    public const string Successful = "EC2 Instance Launch Successful";

    public StartCommandScenario(Func<FunctionOptions, FunctionOptions>? change = null)
    {
        Fleet = new SimulatedFleet(Time);
        Fleet.Configure(options => options with
        {
            Start = new StartCommandOptions(
                Document,
                new Dictionary<string, List<string>>(StringComparer.Ordinal)
                {
                    ["name"] = ["${hostname}.${region}"],
                    ["commands"] = ["login " + Secret, "${instance_id} of ${group}"],
                },
                TimeoutSeconds: 90,
                Region: "eu-central-1"),
        });
        Fleet.Configure(change ?? (same => same));
    }

    public VirtualClock Time { get; } = Clocks.Fast();

    public SimulatedFleet Fleet { get; }

    public static string Running(string id, string state = "running") =>
        $$"""
        {
          "source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification",
          "detail": { "instance-id": "{{id}}", "state": "{{state}}" }
        }
        """;

    public static string Launched(string id, string destination = "AutoScalingGroup") =>
        $$"""
        {
          "source": "aws.autoscaling", "detail-type": "{{Successful}}",
          "detail": {
            "AutoScalingGroupName": "{{SimulatedFleet.GroupName}}", "EC2InstanceId": "{{id}}", "Destination": "{{destination}}"
          }
        }
        """;

    /// <summary>Launches a firewall into service. The function gets only its launch event.</summary>
    public async Task<string> LaunchAsync()
    {
        var (id, launch) = Fleet.Launch();
        Assert.Equal(ResultStatus.Completed, (await Fleet.AskAsync(launch)).Status);
        await Fleet.PassAsync(TimeSpan.FromSeconds(30));
        Fleet.Cloud.Tick();
        return id;
    }

    public CloudInstance Instance(string id) => Fleet.Cloud.Instances.Single(i => i.Id == id);

    /// <summary>The record of the start as text; null if there is none.</summary>
    public string? Record(string id) => Fleet.Table.Items
        .Where(item => item["Category"].S.StartsWith($"start#{id}#", StringComparison.Ordinal))
        .Select(item => string.Join(' ', item.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.S ?? a.Value.N}")))
        .SingleOrDefault();

    /// <summary>The answer of a delivery that must fail, so that the event is retried.</summary>
    public async Task<ResultDocument> FailAsync(string json, CallGate? gate = null) =>
        (await Assert.ThrowsAsync<IncompleteException>(() => Fleet.AskAsync(json, gate))).Result;

    /// <summary>
    /// One delivery to a process that may die. Afterwards the time moves to the deadline at which Lambda would end the process: only then
    /// may another delivery take over its work.
    /// </summary>
    public async Task DeliverOnceAsync(string json, CallGate gate)
    {
        await FleetFaults.DeliverOnceAsync(Fleet, json, gate);
        await Fleet.PassAsync(Fleet.InvocationTime + TimeSpan.FromSeconds(1));
    }

    public void AssertOneCommand(string id, string hostname)
    {
        var command = Assert.Single(Fleet.SystemsManager.Commands);
        Assert.Equal(
            (Document, 90, $"{hostname}.eu-central-1", $"login {Secret}|{id} of {SimulatedFleet.GroupName}", id),
            (
                command.DocumentName,
                command.TimeoutSeconds,
                Assert.Single(command.Parameters["name"]),
                string.Join('|', command.Parameters["commands"]),
                Assert.Single(command.InstanceIds)));
        Assert.InRange(command.Comment.Length, 1, 100);
    }

    public void AssertNoSecret()
    {
        Assert.DoesNotContain(Secret, Fleet.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Secret, JsonSerializer.Serialize(Fleet.Table.Items.SelectMany(i => i.Values).Select(v => v.S)), StringComparison.Ordinal);
    }

    public static IEnumerable<SendCommandRequest> Sent(CallGate gate) => gate.Requests<SendCommandRequest>();
}
