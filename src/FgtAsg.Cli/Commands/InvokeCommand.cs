using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FgtAsg.Cli.Demo;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Cli.Commands;

/// <summary><c>fgt-asg invoke EVENT</c>: one event, through the built function, in a fleet with an instance that waits for it.</summary>
internal static class InvokeCommand
{
    private const string Description =
        """
        Run one event through the built function, on a local AWS with a group in which one instance waits for its launch event.
        In the event's text, ${group}, ${hook}, ${instance} and ${token} stand for the group, the hook, that instance and its
        lifecycle action's token. Prints the function's answer on standard output and its log on standard error; exits with 0 when
        the function answered, and with 1 when it reported an error.
        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("event") { Description = "The event's file (JSON), or - for standard input. docs/events has some." };
        var inService = new Option<bool>("--in-service") { Description = "Let the instance come into service first: for events of its termination. ${hook} and ${token} are then those of its terminate hook." };
        var quiet = new Option<bool>("--quiet") { Description = "Do not show the function's log." };
        var command = new Command("invoke", Description) { file, inService, quiet, CommonOptions.Function };
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(
            CommandFrame.StandardError(),
            () => RunAsync(
                arguments.GetValue(file)!,
                arguments.GetValue(inService),
                arguments.GetValue(quiet),
                arguments.GetValue(CommonOptions.Function)?.FullName,
                cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string file, bool inService, bool quiet, string? function, CancellationToken cancellationToken)
    {
        var text = file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
        await using var aws = await LocalAws.StartAsync(DemoCloud.Options(instances: 1), cancellationToken);
        await using var fleet = await Fleet.CreateAsync(aws, new FleetOptions { AutomaticDelivery = inService, FunctionAssembly = function }, cancellationToken);
        var instance = fleet.Launch(1).Single();
        if (inService)
        {
            await fleet.WhenAtRestAsync(cancellationToken);
            fleet.Delivery.Automatic = false;
            fleet.Cloud.TerminateInstanceInGroup(instance);
        }

        var action = await WaitForActionAsync(fleet, instance, cancellationToken);
        var payload = text
            .Replace("${group}", action.GroupName, StringComparison.Ordinal)
            .Replace("${hook}", action.HookName, StringComparison.Ordinal)
            .Replace("${instance}", instance, StringComparison.Ordinal)
            .Replace("${token}", action.Token, StringComparison.Ordinal);
        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(payload), cancellationToken);
        if (!quiet)
        {
            foreach (var line in result.LogLines)
            {
                await Console.Error.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }

        Console.Out.WriteLine(Indented(result));
        return result.Succeeded ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<CloudLifecycleAction> WaitForActionAsync(Fleet fleet, string instance, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (fleet.Cloud.LifecycleActions.LastOrDefault(a => a.InstanceId == instance && a.Status == LifecycleActionStatus.Active) is { } action)
            {
                return action;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    private static string Indented(InvocationResult result) => JsonNode.Parse(result.PayloadText)?.ToJsonString(Readable) ?? "null";
}
