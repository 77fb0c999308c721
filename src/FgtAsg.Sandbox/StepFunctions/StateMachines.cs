using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace FgtAsg.Sandbox.StepFunctions;

/// <summary>The account's standard state machines in one region, and their executions. Thread-safe.</summary>
/// <param name="region">For example <c>eu-central-1</c>.</param>
/// <param name="accountId">12 digits.</param>
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

    /// <summary>In the order of their start.</summary>
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

    /// <summary>Starts an execution. The name is the token: if it is running with the same name and input, it is returned.</summary>
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

    /// <summary>Ends an execution successfully.</summary>
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

    /// <summary>Checks the rules of StartExecution in the API reference.</summary>
    private static void Check(string name, string? input)
    {
        if (name.Length is 0 or > 80
            || name.Any(c => char.IsWhiteSpace(c)
                || char.IsControl(c)
                || "<>{}[]?*\"#%\\^|~`$&,;:/".Contains(c, StringComparison.Ordinal)))
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

/// <summary>A started execution. The model does not run it; a test can interpret the definition itself.</summary>
public sealed record Execution(string Arn, string StateMachineArn, string Name, string Input, DateTimeOffset StartedAt)
{
    /// <summary>Null while the execution is running.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
