using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Cli.Demo;

/// <summary>Runs the function's other jobs on the fleet: snapshots, and replacing the firewalls (recycling).</summary>
internal sealed class DemoJobRun(Fleet fleet, DemoSteps steps, TimeProvider time)
{
    private const string Execution = "demo";
    private const string StartDocument = "firewall-start";

    /// <summary>The fleet options for all jobs.</summary>
    public static FleetOptions SwitchOn(FleetOptions options) => WithStart(WithoutStart(options));

    /// <summary>The fleet options for all jobs except the start command.</summary>
    public static FleetOptions WithoutStart(FleetOptions options) => options with
    {
        RecycleTags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["autorecycle_recycle_on_asg_update"] = "false",
            ["autorecycle_strategy"] = "out-in",
        },
        Environment = new Dictionary<string, string>(options.Environment, StringComparer.Ordinal)
        {
            ["snapshot_regions"] = DemoCloud.Region,
        },
    };

    public async Task<DemoJobs> RunAsync(CancellationToken cancellationToken)
    {
        steps.Begin("Taking snapshots of the firewalls' disks");
        var snapshots = await InvokeAsync("""{"action":"snapshot"}""", cancellationToken);
        steps.Begin("A new launch template version: replacing the firewalls");
        var recycle = await RecycleAsync(cancellationToken);
        return new DemoJobs
        {
            Starts =
            [
                .. fleet.Aws.SystemsManager.Commands.Select(command => new DemoStart(
                    command.InstanceIds[0],
                    command.DocumentName,
                    string.Join(' ', command.Parameters.SelectMany(parameter => parameter.Value)))),
            ],
            Snapshots = snapshots["snapshots"]?.DeepClone(),
            Recycle = recycle,
        };
    }

    private static FleetOptions WithStart(FleetOptions options) => options with
    {
        Environment = new Dictionary<string, string>(options.Environment, StringComparer.Ordinal)
        {
            ["start_command_document"] = StartDocument,
            ["start_command_parameters"] = """{"hostname":"${hostname}","region":"${region}"}""",
        },
    };

    private async Task<DemoRecycle> RecycleAsync(CancellationToken cancellationToken)
    {
        var old = fleet.Members.Select(member => member.InstanceId).ToList();
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.Options.GroupName, new LaunchTemplateVersionSpecification());
        var walk = new StateMachineWalk(fleet, Execution, time);
        await steps.WatchAsync(walk.RunAsync, cancellationToken);
        var now = await steps.RestAsync(old.Count, cancellationToken);
        var kept = now.Instances.Select(i => i.InstanceId).ToHashSet(StringComparer.Ordinal);
        return new DemoRecycle(
            (string?)walk.Plan?["fromVersion"],
            (string?)walk.Plan?["toVersion"],
            [.. walk.Plan?["plan"]?.AsArray().Select(line => (string)line!) ?? []],
            walk.States,
            [.. old.Where(id => !kept.Contains(id))],
            [.. kept.Where(id => !old.Contains(id, StringComparer.Ordinal)).Order(StringComparer.Ordinal)]);
    }

    private async Task<JsonNode> InvokeAsync(string payload, CancellationToken cancellationToken)
    {
        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(payload), cancellationToken);
        DemoSteps.Require(result.Succeeded ? [] : [$"{payload} failed: {result.ErrorType}: {result.ErrorMessage}"]);
        return JsonNode.Parse(result.PayloadText)!;
    }
}
