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
/// Executes the definition of the deployed state machine, with the built function as its tasks, and watches the group meanwhile. The tasks
/// have a separate Lambda, so that killing one of them never kills a launch or a termination.
/// </summary>
internal sealed class RecycledFleet(Fleet fleet, VirtualClock clock, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const string FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:fgt-asg-demo";

    /// <summary>Long enough for the group to change, and short enough for a test.</summary>
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

    /// <summary>The states whose first attempt dies.</summary>
    public HashSet<string> Deaths { get; } = new(StringComparer.Ordinal);

    /// <summary>Called for each Wait state, before the wait ends.</summary>
    public Func<WaitCall, Task> Waiting { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called before each task.</summary>
    public Func<TaskCall, Task> Stepping { get; set; } = _ => Task.CompletedTask;

    public List<WaitCall> Waits { get; } = [];

    /// <summary>The answers of the tasks, by state.</summary>
    public List<(string State, JsonNode Recycle)> Answers { get; } = [];

    /// <summary>The lowest number of instances that was ever seen in service.</summary>
    public int FewestInService { get; private set; } = int.MaxValue;

    /// <summary>The highest number of instances in the group that were not terminating.</summary>
    public int Most { get; private set; }

    private CloudGroup Group => fleet.Cloud.Groups.Single(g => g.Name == fleet.Options.GroupName);

    /// <summary>The messages to the topic: event and text.</summary>
    public IReadOnlyList<(string Event, string Text)> Notices =>
    [
        .. fleet.Aws.Calls.Snapshot().Where(call => call.Service == "sns" && call.Action == "Publish" && call.StatusCode == 200)
            .Select(call => JsonNode.Parse(call.Parameters["Message"])!)
            .Where(message => message["event"] is not null)
            .Select(message => ((string)message["event"]!, (string)message["text"]!)),
    ];

    /// <summary>The instances that the function terminated through Auto Scaling, in order.</summary>
    public IReadOnlyList<string> Terminated =>
        [
            .. fleet.Aws.Calls.Snapshot()
                .Where(call => call.Action == "TerminateInstanceInAutoScalingGroup")
                .Select(call => call.Parameters["InstanceId"])
                .Distinct(StringComparer.Ordinal),
        ];

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
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [fleet.Options.GroupName] },
            cancellationToken)).AutoScalingGroups.Single();

    public ValueTask DisposeAsync() => _tasks.DisposeAsync();

    private async Task<TaskAnswer> RunTaskAsync(TaskCall call)
    {
        // Each state is entered at a different time. The retries of a state have the same time.
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await Stepping(call);
        var invocation = _tasks.InvokeAsync(Encoding.UTF8.GetBytes(call.Input!.ToJsonString()), cancellationToken);
        if (call.Attempt == 0 && Deaths.Contains(call.State))
        {
            // The kill comes at any moment of the task, or after it; then the task's answer is lost.
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
