using System.Text;
using System.Text.Json.Nodes;
using Amazon.AutoScaling.Model;
using FgtAsg.IntegrationTests.StateMachines;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.IntegrationTests.Recycle;

/// <summary>
/// Executes the deployed state machine's definition, with the built function as its tasks, and watches the group meanwhile. The tasks have a Lambda of their own: what is
/// killed there is no launch or termination.
/// </summary>
internal sealed class RecycledFleet(Fleet fleet, VirtualClock clock, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const string FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:fgt-asg-demo";

    /// <summary>Long enough for something to happen, and short for a test.</summary>
    private static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(150);

    private static readonly string Definition = File.ReadAllText(Path.Combine(Repository.Root, "terraform", "recycle.asl.json"))
        .Replace("${function_arn}", FunctionArn, StringComparison.Ordinal);

    private readonly FunctionHost _tasks = fleet.Aws.CreateFunction(fleet.FunctionEnvironment, host => host with
    {
        FunctionName = fleet.Options.GroupName,
        FunctionAssembly = fleet.Options.FunctionAssembly ?? host.FunctionAssembly,
        MaxConcurrency = 2,
        Timeout = fleet.Options.FunctionTimeout,
    });

    private readonly Random _random = new(7);

    /// <summary>The states whose first try is to die.</summary>
    public HashSet<string> Deaths { get; } = new(StringComparer.Ordinal);

    /// <summary>Called for each Wait, before it is over.</summary>
    public Func<WaitCall, Task> Waiting { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called before each task.</summary>
    public Func<TaskCall, Task> Stepping { get; set; } = _ => Task.CompletedTask;

    public List<WaitCall> Waits { get; } = [];

    /// <summary>The answers of the tasks, by state.</summary>
    public List<(string State, JsonNode Recycle)> Answers { get; } = [];

    /// <summary>The fewest instances that were in service at any look.</summary>
    public int FewestInService { get; private set; } = int.MaxValue;

    /// <summary>The most instances that were in the group and not on their way out.</summary>
    public int Most { get; private set; }

    private CloudGroup Group => fleet.Cloud.Groups.Single(g => g.Name == fleet.Options.GroupName);

    /// <summary>What the topic was told: event and text.</summary>
    public IReadOnlyList<(string Event, string Text)> Notices =>
    [
        .. fleet.Aws.Calls.Snapshot().Where(call => call.Service == "sns" && call.Action == "Publish" && call.StatusCode == 200)
            .Select(call => JsonNode.Parse(call.Parameters["Message"])!)
            .Where(message => message["event"] is not null)
            .Select(message => ((string)message["event"]!, (string)message["text"]!)),
    ];

    /// <summary>Instances that the function had Auto Scaling terminate, in their order.</summary>
    public IReadOnlyList<string> Terminated =>
        [.. fleet.Aws.Calls.Snapshot().Where(call => call.Action == "TerminateInstanceInAutoScalingGroup").Select(call => call.Parameters["InstanceId"]).Distinct(StringComparer.Ordinal)];

    public async Task<ExecutionResult> ExecuteAsync(string execution = "run-1", bool dryRun = false)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchAsync(watching.Token);
        try
        {
            return await StateMachine.RunAsync(
                Definition,
                new JsonObject { ["autoScalingGroupName"] = fleet.Options.GroupName, ["dryRun"] = dryRun, ["trigger"] = execution },
                execution,
                RunTaskAsync,
                WaitAsync,
                clock,
                cancellationToken);
        }
        finally
        {
            await watching.CancelAsync();
            await watch;
        }
    }

    public async Task<AutoScalingGroup> DescribeAsync() =>
        (await fleet.Cloud.AutoScaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [fleet.Options.GroupName] }, cancellationToken)).AutoScalingGroups.Single();

    public ValueTask DisposeAsync() => _tasks.DisposeAsync();

    private async Task<TaskAnswer> RunTaskAsync(TaskCall call)
    {
        // No two states are entered at the same time, and the retries of one are.
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await Stepping(call);
        var invocation = _tasks.InvokeAsync(Encoding.UTF8.GetBytes(call.Input!.ToJsonString()), cancellationToken);
        if (call.Attempt == 0 && Deaths.Contains(call.State))
        {
            // At any moment of it, or after it: then its answer is lost.
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(5, 250)), TimeProvider.System, cancellationToken);
            _tasks.KillEnvironments();
            await invocation;
            return TaskAnswer.ServiceError(TaskAnswer.LambdaUnknown, "The function was killed.");
        }

        var result = await invocation;
        if (!result.Succeeded)
        {
            return TaskAnswer.FunctionError(result.ErrorType!, result.ErrorMessage ?? "");
        }

        var payload = JsonNode.Parse(result.PayloadText)!;
        Answers.Add((call.State, payload["recycle"]!.DeepClone()));
        return TaskAnswer.Payload(payload);
    }

    private async Task WaitAsync(WaitCall call)
    {
        Waits.Add(call);
        await Waiting(call);
        await Task.Delay(PollPause, TimeProvider.System, cancellationToken);
    }

    private async Task WatchAsync(CancellationToken watching)
    {
        while (!watching.IsCancellationRequested)
        {
            var members = Group.Members;
            FewestInService = Math.Min(FewestInService, members.Count(m => m.LifecycleState == LifecycleStates.InService));
            Most = Math.Max(Most, members.Count(m => !m.LifecycleState.StartsWith("Terminating", StringComparison.Ordinal)));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }
    }
}
