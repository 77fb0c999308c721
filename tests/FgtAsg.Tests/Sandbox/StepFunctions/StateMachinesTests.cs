using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.Sandbox.StepFunctions;

namespace FgtAsg.Tests.Sandbox.StepFunctions;

/// <summary>Cases that <c>ServiceParityTests</c> cannot compare with moto.</summary>
public sealed class StateMachinesTests
{
    private readonly StateMachines _machines = new("eu-central-1", "123456789012", TimeProvider.System);

    [Fact]
    public async Task Start_SameNameWhileRunning_IsTheSameExecution()
    {
        using var client = new StepFunctionsClient(_machines);
        var request = new StartExecutionRequest { StateMachineArn = _machines.Create("recycle"), Name = "run-1", Input = """{"a":1}""" };

        var first = await client.StartExecutionAsync(request);
        var second = await client.StartExecutionAsync(request);
        Assert.Equal(first.ExecutionArn, second.ExecutionArn);
        Assert.Equal(ExecutionStatus.RUNNING, (await client.DescribeExecutionAsync(new() { ExecutionArn = first.ExecutionArn })).Status);

        _machines.End(first.ExecutionArn);
        Assert.Equal("ExecutionAlreadyExists", CodeOf(request));
        Assert.Single(_machines.Executions);
    }

    [Theory]
    [InlineData("a b", "{}", "InvalidName")]
    [InlineData("a:b", "{}", "InvalidName")]
    [InlineData("a", "{", "InvalidExecutionInput")]
    public void Start_InvalidRequest_IsRefused(string name, string input, string code) =>
        Assert.Equal(code, CodeOf(new StartExecutionRequest { StateMachineArn = _machines.Create("recycle"), Name = name, Input = input }));

    private string CodeOf(StartExecutionRequest request) =>
        Assert.Throws<AmazonStepFunctionsException>(() => _machines.Start(request)).ErrorCode;
}
