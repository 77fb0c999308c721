using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>
/// Walks through the definition of the deployed state machine, with the built function as its tasks. It supports only a run without
/// failures. Step Functions does the retries and rollbacks; the tests run those in an interpreter of its language.
/// </summary>
internal sealed class StateMachineWalk(Fleet fleet, string execution, TimeProvider time)
{
    private const string Resource = "recycle.asl.json";

    private readonly JsonObject _data = [];

    /// <summary>The states entered so far, in order.</summary>
    public List<string> States { get; } = [];

    /// <summary>The last answer with a plan.</summary>
    public JsonNode? Plan { get; private set; }

    /// <exception cref="DemoStepFailedException">A step failed, or the execution ended in failure.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var definition = Read();
        for (var name = (string?)definition["StartAt"]; name is not null;)
        {
            States.Add(name);
            var state = definition[nameof(States)]![name]!;
            name = (string?)state["Type"] switch
            {
                "Task" => await TaskAsync(name, state, cancellationToken),
                "Choice" => Choose(state),
                "Wait" => await WaitAsync(state, cancellationToken),
                "Succeed" => null,
                _ => throw new DemoStepFailedException([$"the execution ended in the state {name}"]),
            };
        }
    }

    private async Task<string?> TaskAsync(string name, JsonNode state, CancellationToken cancellationToken)
    {
        var payload = new JsonObject();
        foreach (var (key, value) in state["Parameters"]!.AsObject())
        {
            payload[key.Replace(".$", "", StringComparison.Ordinal)] =
                key.EndsWith(".$", StringComparison.Ordinal) ? Of((string)value!) : value!.DeepClone();
        }

        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(payload.ToJsonString()), cancellationToken);
        if (!result.Succeeded)
        {
            throw new DemoStepFailedException([$"{name} failed: {result.ErrorType}: {result.ErrorMessage}"]);
        }

        var answer = JsonNode.Parse(result.PayloadText)!["recycle"]!.DeepClone();
        Plan = answer["plan"]?.AsArray().Count > 0 ? answer.DeepClone() : Plan;
        _data["last"] = new JsonObject { ["recycle"] = answer };
        return (string?)state["Next"];
    }

    private string? Choose(JsonNode state) => (string?)(state["Choices"]!.AsArray().FirstOrDefault(rule =>
        JsonNode.DeepEquals(Of((string)rule!["Variable"]!), rule["StringEquals"] ?? rule["BooleanEquals"]))?["Next"] ?? state["Default"]);

    private async Task<string?> WaitAsync(JsonNode state, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds((int)Of((string)state["SecondsPath"]!)!), time, cancellationToken);
        return (string?)state["Next"];
    }

    /// <summary>The value of a path: of the execution, of the state, or of the last step's answer.</summary>
    private JsonNode? Of(string path) => path switch
    {
        "$$.Execution.Name" => execution,
        "$$.Execution.Input.autoScalingGroupName" => fleet.Options.GroupName,
        "$$.Execution.Input.dryRun" => false,
        "$$.State.EnteredTime" => time.GetUtcNow().ToString("O"),
        _ => path.Split('.')[1..].Aggregate((JsonNode?)_data, (node, name) => node?[name])?.DeepClone(),
    };

    private static JsonNode Read()
    {
        using var stream = typeof(StateMachineWalk).Assembly.GetManifestResourceStream(Resource)!;
        return JsonNode.Parse(stream)!;
    }
}
