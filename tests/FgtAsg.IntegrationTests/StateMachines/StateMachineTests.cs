using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>The parts of the interpreter that the tests of recycling do not reach.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class StateMachineTests
{
    private const string OneTask = """
        {
          "StartAt": "Task",
          "States": {
            "Task": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:fgt-asg",
              "Retry": [{ "ErrorEquals": ["Lambda.ServiceException"], "IntervalSeconds": 30, "MaxAttempts": 3, "BackoffRate": 2 }],
              "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Failed" }],
              "End": true
            },
            "Failed": { "Type": "Fail", "ErrorPath": "$.error.Error", "CausePath": "$.error.Cause" }
          }
        }
        """;

    private int _calls;

    [ToolFact(Tools.Node)]
    public async Task Retry_Exhausted_LeadsToTheCatchWithoutPauses()
    {
        var result = await RunAsync(OneTask, TaskAnswer.ServiceError(TaskAnswer.LambdaService, "Lambda is not well."));

        Assert.Equal(("FAILED", "Lambda.ServiceException"), (result.Status, result.Error));
        Assert.Equal(4, _calls);
        Assert.Equal(["Task", "Failed"], result.States);
    }

    [ToolFact(Tools.Node)]
    public async Task Payload_TooLargeForStepFunctions_FailsWithoutRetryOrCatch()
    {
        var result = await RunAsync(OneTask, TaskAnswer.Payload(new string('x', 262_144)));

        Assert.Equal(("FAILED", "States.DataLimitExceeded"), (result.Status, result.Error));
        Assert.Equal(["Task"], result.States);
    }

    [ToolTheory(Tools.Node)]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }""", "MISSING_TRANSITION_TARGET")]
    [InlineData(
        """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true } } }""",
        "no Lambda function's ARN")]
    public async Task Definition_InvalidOrUnsupported_IsRefused(string definition, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(definition, TaskAnswer.Payload(null)));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private Task<ExecutionResult> RunAsync(string definition, TaskAnswer answer) => StateMachine.RunAsync(
        definition,
        new JsonObject { ["group"] = "fleet" },
        "run-1",
        _ =>
        {
            _calls++;
            return Task.FromResult(answer);
        },
        _ => throw new NotSupportedException("Nothing here waits."));
}
