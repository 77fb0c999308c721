using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.StepFunctions;

/// <summary>The model's Step Functions with the SDK's interface.</summary>
/// <param name="machines">The state machines of the account.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class StepFunctionsClient(StateMachines machines, ICallGate? gate = null) : IAmazonStepFunctions
{
    private readonly SdkCalls _calls = new("states", gate);

    public IClientConfig Config { get; } = new AmazonStepFunctionsConfig();

    public Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, Describe, cancellationToken);

    public Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, machines.Start, cancellationToken);

    public void Dispose()
    {
        // There is nothing to dispose of.
    }

    private DescribeExecutionResponse Describe(DescribeExecutionRequest request)
    {
        var execution = machines.Get(request.ExecutionArn);
        return new DescribeExecutionResponse
        {
            ExecutionArn = execution.Arn,
            StateMachineArn = execution.StateMachineArn,
            Name = execution.Name,
            Input = execution.Input,
            Status = execution.EndedAt is null ? ExecutionStatus.RUNNING : ExecutionStatus.SUCCEEDED,
            StartDate = execution.StartedAt.UtcDateTime,
            StopDate = execution.EndedAt?.UtcDateTime,
        };
    }
}
