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

/// <summary><c>fgt-asg invoke EVENT</c>: one event, through the built function, in a fleet with an instance that waits for it.</summary>
internal static class InvokeCommand
{
    private const string Description =
        """
        Run one event through the built function, on a local AWS with a license, hostnames, a private DNS zone, and a group in which one instance
        waits for its launch event, unless the options say otherwise. In the event's text, ${group}, ${bucket}, ${hook}, ${instance} and ${token}
        stand for the group, its bucket, the hook that waits, that instance and its lifecycle action's token. Prints the function's answer on
        standard output and its log on standard error; exits with 0 when the function answered, and with 1 when it reported an error.
        """;

    private const int LongestAge = 7 * 24 * 60;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(StandardStreams streams)
    {
        var file = new Argument<string>("event") { Description = "The event's file (JSON), or - for standard input. docs/events has some." };
        var inService = CommonOptions.Switch(
            "--in-service", "Let the instance come into service first, and its terminate hook wait: for events of its termination.");
        var warmPool = CommonOptions.Switch(
            "--warm-pool",
            "Let the instance be on its way into the group's warm pool: a new one, or with --in-service one that comes back.");
        var ended = CommonOptions.Switch(
            "--ended",
            "Let the instance come into service first, and end it as the EC2 console does, where no hook waits: for events of its end.");
        var age = CommonOptions.Number("--age", "a whole number of minutes", 0, LongestAge, byDefault: 0);
        age.Description =
            "Let all that have happened so many minutes ago, and every event of it be lost since: for a sweep, which leaves alone what is young.";
        age.HelpName = "minutes";
        var quiet = CommonOptions.Switch("--quiet", "Do not show the function's log.");
        var function = CommonOptions.Function();
        var command = new Command("invoke", Description) { file, inService, warmPool, ended, age, quiet, function };
        command.Validators.Add(result =>
        {
            if (result.GetResult(ended) is not null && (result.GetResult(inService) ?? result.GetResult(warmPool)) is not null)
            {
                result.AddError("--ended stands alone: neither --in-service nor --warm-pool goes with it.");
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
        // All that can be wrong with what the user gave is said before anything is started.
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
