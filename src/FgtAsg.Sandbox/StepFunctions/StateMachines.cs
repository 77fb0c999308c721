using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace FgtAsg.Sandbox.StepFunctions;

/// <summary>The account's standard state machines of one region, and their executions. Thread-safe.</summary>
/// <param name="region">Such as <c>eu-central-1</c>.</param>
/// <param name="accountId">Twelve digits.</param>
/// <param name="time">The clock.</param>
public sealed class StateMachines(string region, string accountId, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _arns = new(StringComparer.Ordinal);
    private readonly List<Execution> _executions = [];

    public IReadOnlyList<string> Arns
    {
        get
        {
            lock (_lock)
            {
                return [.. _arns];
            }
        }
    }

    /// <summary>In the order of their starts.</summary>
    public IReadOnlyList<Execution> Executions
    {
        get
        {
            lock (_lock)
            {
                return [.. _executions];
            }
        }
    }

    /// <returns>The ARN.</returns>
    public string Create(string name)
    {
        lock (_lock)
        {
            var arn = ArnOf("stateMachine", name);
            _arns.Add(arn);
            return arn;
        }
    }

    /// <summary>The name is the token: of an execution that runs, the same name and input answer with that execution.</summary>
    /// <exception cref="AmazonStepFunctionsException">
    /// StateMachineDoesNotExist, ExecutionAlreadyExists, InvalidName or InvalidExecutionInput.
    /// </exception>
    public StartExecutionResponse Start(StartExecutionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            if (!_arns.Contains(request.StateMachineArn))
            {
                throw Fault("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{request.StateMachineArn}'");
            }

            var name = request.Name ?? string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{_executions.Count + 1:D12}");
            Check(name, request.Input);
            var arn = ArnOf("execution", $"{request.StateMachineArn.Split(':')[^1]}:{name}");
            var execution = _executions.Find(started => started.Arn == arn);
            if (execution is null)
            {
                execution = new Execution(arn, request.StateMachineArn, name, request.Input ?? "{}", time.GetUtcNow());
                _executions.Add(execution);
            }
            else if (execution.EndedAt is not null || execution.Input != (request.Input ?? "{}"))
            {
                throw Fault("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");
            }

            return new StartExecutionResponse { ExecutionArn = arn, StartDate = execution.StartedAt.UtcDateTime };
        }
    }

    /// <summary>Ends it, with success.</summary>
    public void End(string arn)
    {
        lock (_lock)
        {
            _executions[_executions.FindIndex(execution => execution.Arn == arn)] = Get(arn) with { EndedAt = time.GetUtcNow() };
        }
    }

    /// <exception cref="AmazonStepFunctionsException">ExecutionDoesNotExist.</exception>
    public Execution Get(string arn) => Executions.FirstOrDefault(execution => execution.Arn == arn)
        ?? throw Fault("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    /// <summary>By the reference of StartExecution.</summary>
    private static void Check(string name, string? input)
    {
        if (name.Length is 0 or > 80 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || "<>{}[]?*\"#%\\^|~`$&,;:/".Contains(c, StringComparison.Ordinal)))
        {
            throw Fault("InvalidName", $"Invalid Name: '{name}'");
        }

        try
        {
            using var parsed = JsonDocument.Parse(input ?? "{}");
        }
        catch (JsonException exception)
        {
            throw Fault("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{exception.Message}'");
        }
    }

    private string ArnOf(string kind, string name) =>
        $"arn:{RegionEndpoint.GetBySystemName(region).PartitionName}:states:{region}:{accountId}:{kind}:{name}";

    private static AmazonStepFunctionsException Fault(string code, string message) =>
        new(message, ErrorType.Sender, code, "request-1", HttpStatusCode.BadRequest);
}

/// <summary>An execution that was started. Nothing runs it here: whoever wants to see it run interprets the definition.</summary>
public sealed record Execution(string Arn, string StateMachineArn, string Name, string Input, DateTimeOffset StartedAt)
{
    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
