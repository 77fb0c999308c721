using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FgtAsg.Cli.Demo;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.LambdaHost;

namespace FgtAsg.Cli.Commands;

/// <summary><c>fgt-asg invoke EVENT</c>: runs one event through the built function, in a fleet with one instance.</summary>
internal static class InvokeCommand
{
    // Each paragraph is one line: the help breaks it at the width of the terminal.
    private const string Description =
        "Run one event through the built function on a local AWS. Prints the function's answer (JSON) on standard output and its log on "
        + "standard error.\n"
        + "The local AWS has one license, three hostnames, a private DNS zone, and a group with one instance. The instance is launching, "
        + "and its launch hook waits for the function. --in-service, --warm-pool and --ended change that.\n"
        + "Placeholders in the event: ${group} is the group's name, ${bucket} its bucket, ${hook} the name of the waiting lifecycle hook, "
        + "${instance} the instance's id, and ${token} the token of its lifecycle action.\n"
        + "Exit codes: 0 the function answered, 1 it reported an error, 2 the command could not run, 130 Ctrl-C stopped it.\n"
        + "Examples:\n"
        + "  fgt-asg invoke docs/events/launch.json\n"
        + "  fgt-asg invoke docs/events/terminate.json --in-service\n"
        + "  fgt-asg invoke docs/events/sweep.json --age 60\n"
        + "  echo '{\"action\":\"sweep\"}' | fgt-asg invoke - --quiet";

    private const int LongestAge = 7 * 24 * 60;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(StandardStreams streams)
    {
        var file = new Argument<string>("event")
        {
            Description = "File with the event (JSON), or - for standard input. docs/events has sample events.",
        };
        var inService = CommonOptions.Switch(
            "--in-service",
            "Bring the instance into service, then start its termination: its terminate hook waits. For termination events.");
        var warmPool = CommonOptions.Switch(
            "--warm-pool",
            "Launch the instance into the group's warm pool. With --in-service, return it from service to the warm pool.");
        var ended = CommonOptions.Switch(
            "--ended",
            "Bring the instance into service, then terminate it as the EC2 console does, outside Auto Scaling: no hook waits. For events "
            + "about an instance that has ended.");
        var age = CommonOptions.Number("--age", "a whole number of minutes", 0, LongestAge, byDefault: 0);
        age.Description =
            "Move everything that happened so many minutes into the past, as if its events had been lost. For a sweep, which skips recent "
            + "resources.";
        age.HelpName = "minutes";
        var quiet = CommonOptions.Switch("--quiet", "Do not print the function's log.");
        var function = CommonOptions.Function();
        var command = new Command("invoke", Description) { file, inService, warmPool, ended, age, quiet, function };
        command.Validators.Add(result =>
        {
            if (result.GetResult(ended) is not null && (result.GetResult(inService) ?? result.GetResult(warmPool)) is not null)
            {
                result.AddError("--ended cannot be combined with --in-service or --warm-pool.");
            }
        });
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(
            streams,
            () => RunAsync(
                streams,
                arguments.GetValue(file)!,
                SceneOf(arguments.GetValue(inService), arguments.GetValue(warmPool), arguments.GetValue(ended)),
                TimeSpan.FromMinutes(arguments.GetValue(age)),
                arguments.GetValue(quiet),
                arguments.GetValue(function),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        StandardStreams streams,
        string file,
        InvokeScene scene,
        TimeSpan age,
        bool quiet,
        string? function,
        CancellationToken cancellationToken)
    {
        // Wrong input is reported before anything starts.
        var text = await EventText.ReadAsync(file, streams.Input, cancellationToken);
        FunctionProgram.Of(function);
        await using var aws = await LocalAws.StartAsync(DemoCloud.Options(instances: 1), cancellationToken);
        var options = new FleetOptions
        {
            FunctionAssembly = function,
            MaxConcurrency = 1,
        };
        await using var fleet = await Fleet.CreateAsync(aws, DemoJobRun.WithoutStart(DemoPools.SwitchOn(options)), cancellationToken);
        var action = await new InvokeStage(fleet).SetAsync(scene, cancellationToken);
        if (age > TimeSpan.Zero)
        {
            await fleet.AgeAsync(age, cancellationToken);
        }

        var payload = text
            .Replace("${group}", action.GroupName, StringComparison.Ordinal)
            .Replace("${bucket}", fleet.BucketName, StringComparison.Ordinal)
            .Replace("${hook}", action.HookName, StringComparison.Ordinal)
            .Replace("${instance}", action.InstanceId, StringComparison.Ordinal)
            .Replace("${token}", action.Token, StringComparison.Ordinal);
        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(payload), cancellationToken);
        if (!quiet)
        {
            foreach (var line in result.LogLines)
            {
                await streams.Error.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }

        await streams.Output.WriteLineAsync(Indented(result).AsMemory(), cancellationToken);
        return result.Succeeded ? ExitCode.Success : ExitCode.Failure;
    }

    private static InvokeScene SceneOf(bool inService, bool warmPool, bool ended) => (ended, inService, warmPool) switch
    {
        (true, _, _) => InvokeScene.Ended,
        (_, true, true) => InvokeScene.ReturningToWarmPool,
        (_, true, _) => InvokeScene.Terminating,
        (_, _, true) => InvokeScene.LaunchingIntoWarmPool,
        _ => InvokeScene.Launching,
    };

    private static string Indented(InvocationResult result) => JsonNode.Parse(result.PayloadText)?.ToJsonString(Readable) ?? "null";
}
