using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Cli.Demo;

/// <summary>Has the function do its other jobs with the fleet as it is, as its schedule and its operators would ask for them.</summary>
internal sealed class DemoJobRun(Fleet fleet, DemoProgress progress, TimeProvider time)
{
    private const string Execution = "demo";
    private const string StartDocument = "firewall-start";

    private readonly List<string> _problems = [];

    /// <summary>What must be switched on for all of them.</summary>
    public static FleetOptions SwitchOn(FleetOptions options) => WithStart(WithoutStart(options));

    /// <summary>For a fleet in which no firewall has to be running and named.</summary>
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

    /// <summary>A sentence for each thing that went wrong.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public async Task<DemoJobs> RunAsync(CancellationToken cancellationToken)
    {
        progress.Step("Taking snapshots of the firewalls' disks");
        var snapshots = await InvokeAsync("""{"action":"snapshot"}""", cancellationToken);
        var recycle = fleet.Members.Any() ? await RecycleAsync(cancellationToken) : null;
        return new DemoJobs
        {
            Starts =
            [
                .. fleet.Aws.SystemsManager.Commands.Select(command => new DemoStart(
                    command.InstanceIds[0], command.DocumentName, string.Join(' ', command.Parameters.SelectMany(parameter => parameter.Value)))),
            ],
            Snapshots = snapshots?["snapshots"]?.DeepClone(),
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

    private async Task<DemoRecycle?> RecycleAsync(CancellationToken cancellationToken)
    {
        progress.Step("A new launch template version: replacing the firewalls");
        var old = fleet.Members.Select(member => member.InstanceId).ToList();
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.Options.GroupName, new LaunchTemplateVersionSpecification());
        var walk = new StateMachineWalk(fleet, Execution, time);
        try
        {
            await walk.RunAsync(cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            _problems.Add($"replacing the firewalls: {e.Message}");
        }

        await fleet.WhenAtRestAsync(cancellationToken);
        var kept = fleet.Members.Select(member => member.InstanceId).ToHashSet(StringComparer.Ordinal);
        return new DemoRecycle(
            (string?)walk.Plan?["fromVersion"],
            (string?)walk.Plan?["toVersion"],
            [.. walk.Plan?["plan"]?.AsArray().Select(line => (string)line!) ?? []],
            walk.States,
            [.. old.Where(id => !kept.Contains(id))],
            [.. kept.Where(id => !old.Contains(id, StringComparer.Ordinal)).Order(StringComparer.Ordinal)]);
    }

    private async Task<JsonNode?> InvokeAsync(string payload, CancellationToken cancellationToken)
    {
        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(payload), cancellationToken);
        if (result.Succeeded)
        {
            return JsonNode.Parse(result.PayloadText);
        }

        _problems.Add($"{payload} failed: {result.ErrorType}: {result.ErrorMessage}");
        return null;
    }
}
