using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>The interpreter does what the definition of the fleet's replacement relies on.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class StateMachineTests
{
    private const string Function = "arn:aws:lambda:eu-central-1:123456789012:function:fgt-asg";

    private readonly List<TaskCall> _tasks = [];
    private readonly List<WaitCall> _waits = [];
    private readonly VirtualClock _time = new(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero));

    [ToolFact(Tools.Node)]
    public async Task Execution_GoesThroughTasksWaitsAndChoices_OnTheTestsClock()
    {
        var result = await RunAsync(
            Loop,
            call => TaskAnswer.Payload(new JsonObject
            {
                ["done"] = _tasks.Count == 3,
                ["waitSeconds"] = 90 * _tasks.Count,
                ["until"] = "2026-03-29T01:30:00Z",
                ["unwanted"] = true,
            }));

        Assert.True(result.Succeeded, result.Cause);
        Assert.Equal(["Plan", "Choose", "Pause", "Plan", "Choose", "Pause", "Plan", "Choose", "Window", "End"], result.States);
        Assert.Equal(
            [
                new WaitCall("Pause", TimeSpan.FromSeconds(90)),
                new WaitCall("Pause", TimeSpan.FromSeconds(180)),
                new WaitCall("Window", new TimeSpan(3, 25, 30)),
            ],
            _waits);
        Assert.Equal((Function, "run-1", "fleet"), (_tasks[0].Resource, (string?)_tasks[0].Input!["name"], (string?)_tasks[0].Input!["group"]));
        Assert.Equal("2026-03-28T22:01:30.000Z", (string?)_tasks[1].Input!["entered"]);
        Assert.Equal("Step 3 of fleet", (string?)result.Output!["text"]);
    }

    [ToolFact(Tools.Node)]
    public async Task Retry_SeesTheErrorsByTheirNames_AndTakesNoTime()
    {
        var result = await RunAsync(
            OneTask,
            call => call.Attempt switch
            {
                0 => TaskAnswer.ServiceError(TaskAnswer.LambdaService, "Lambda is not well."),
                1 => TaskAnswer.ServiceError(TaskAnswer.LambdaUnknown, "The function was killed."),
                _ => TaskAnswer.Payload("well"),
            });

        Assert.Equal("well", (string?)result.Output);
        Assert.Equal([0, 1, 2], _tasks.Select(call => call.Attempt));
        Assert.Equal(["Task"], result.States);
        Assert.Empty(_waits);
    }

    [ToolFact(Tools.Node)]
    public async Task Retry_UsedUp_LeadsToTheCatch()
    {
        var result = await RunAsync(OneTask, _ => TaskAnswer.ServiceError(TaskAnswer.LambdaService, "Lambda is not well."));

        Assert.Equal(("FAILED", "Lambda.ServiceException"), (result.Status, result.Error));
        Assert.Equal(4, _tasks.Count);
        Assert.Equal(["Task", "Failed"], result.States);
    }

    [ToolFact(Tools.Node)]
    public async Task Catch_OfAFunctionsError_HasItsTypeAndItsMessageAsJson()
    {
        var result = await RunAsync(OneTask, _ => TaskAnswer.FunctionError("RecycleRefused", "There is no strategy \"out\"."));

        Assert.Equal("There is no strategy \"out\".", (string?)result.Output!["message"]);
        Assert.Equal(["Task", "Refused", "Message"], result.States);
        Assert.Single(_tasks);
    }

    [ToolFact(Tools.Node)]
    public async Task Fail_SaysWhatThePathsSay()
    {
        var result = await RunAsync(OneTask, _ => TaskAnswer.FunctionError("Another", "Nobody knows."));

        Assert.Equal(("FAILED", "Another"), (result.Status, result.Error));
        Assert.Contains("Nobody knows.", result.Cause, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Node)]
    public async Task TimeoutSeconds_PassedOnTheTestsClock_EndsTheExecution()
    {
        const string definition = $$"""
            {
              "StartAt": "Wait", "TimeoutSeconds": 7200,
              "States": {
                "Wait": { "Type": "Wait", "Seconds": 3600, "Next": "Task" },
                "Task": {
                  "Type": "Task", "Resource": "{{Function}}", "ResultPath": null,
                  "Catch": [{ "ErrorEquals": ["Enough"], "Next": "End" }], "Next": "Wait"
                },
                "End": { "Type": "Succeed" }
              }
            }
            """;

        var result = await RunAsync(definition, _ => TaskAnswer.Payload(null));

        Assert.Equal(("TIMED_OUT", "States.Timeout"), (result.Status, result.Error));
        Assert.Equal(["Wait", "Task", "Wait"], result.States);
    }

    [ToolFact(Tools.Node)]
    public async Task Payload_TooLargeForStepFunctions_FailsWithoutRetryOrCatch()
    {
        var result = await RunAsync(OneTask, _ => TaskAnswer.Payload(new string('x', 262_144)));

        Assert.Equal(("FAILED", "States.DataLimitExceeded"), (result.Status, result.Error));
        Assert.Equal(["Task"], result.States);
    }

    [ToolFact(Tools.Node)]
    public async Task Handler_ThatThrows_IsTheTestsOwnFailure()
    {
        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => RunAsync(OneTask, _ => throw new NotSupportedException("Here.")));

        Assert.Equal("Here.", failure.Message);
    }

    [ToolTheory(Tools.Node)]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }""", "MISSING_TRANSITION_TARGET")]
    [InlineData(
        """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true } } }""",
        "no Lambda function's ARN")]
    public async Task Definition_ThatIsNoneHere_IsRefused(string definition, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(definition, _ => TaskAnswer.Payload(null)));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private Task<ExecutionResult> RunAsync(string definition, Func<TaskCall, TaskAnswer> answer) => StateMachine.RunAsync(
        definition,
        new JsonObject { ["group"] = "fleet" },
        "run-1",
        call =>
        {
            _tasks.Add(call);
            return Task.FromResult(answer(call));
        },
        call =>
        {
            _waits.Add(call);
            _time.Advance(call.Duration);
            return Task.CompletedTask;
        },
        _time);

    private const string Loop = $$"""
        {
          "StartAt": "Plan",
          "States": {
            "Plan": {
              "Type": "Task", "Resource": "{{Function}}",
              "Parameters": { "name.$": "$$.Execution.Name", "group.$": "$$.Execution.Input.group", "entered.$": "$$.State.EnteredTime" },
              "ResultSelector": { "done.$": "$.done", "waitSeconds.$": "$.waitSeconds", "until.$": "$.until" },
              "ResultPath": "$.plan", "Next": "Choose"
            },
            "Choose": {
              "Type": "Choice",
              "Choices": [
                {
                  "And": [{ "Variable": "$.plan.done", "IsPresent": true }, { "Variable": "$.plan.done", "BooleanEquals": true }],
                  "Next": "Window"
                },
                {
                  "Or": [{ "Not": { "Variable": "$.error", "IsPresent": true } }, { "Variable": "$.error", "StringEquals": "none" }],
                  "Next": "Pause"
                }
              ],
              "Default": "End"
            },
            "Pause": { "Type": "Wait", "SecondsPath": "$.plan.waitSeconds", "Next": "Plan" },
            "Window": { "Type": "Wait", "TimestampPath": "$.plan.until", "Next": "End" },
            "End": {
              "Type": "Pass",
              "Parameters": { "text.$": "States.Format('Step {} of {}', States.MathAdd(1, 2), $.group)" },
              "End": true
            }
          }
        }
        """;

    private const string OneTask = $$"""
        {
          "StartAt": "Task",
          "States": {
            "Task": {
              "Type": "Task", "Resource": "{{Function}}",
              "Retry": [
                { "ErrorEquals": ["Lambda.ServiceException", "Lambda.Unknown"], "IntervalSeconds": 30, "MaxAttempts": 3, "BackoffRate": 2 }
              ],
              "Catch": [
                { "ErrorEquals": ["RecycleRefused"], "ResultPath": "$.error", "Next": "Refused" },
                { "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Failed" }
              ],
              "End": true
            },
            "Refused": {
              "Type": "Pass", "InputPath": "$.error", "Parameters": { "said.$": "States.StringToJson($.Cause)" },
              "Next": "Message"
            },
            "Message": { "Type": "Pass", "Parameters": { "message.$": "$.said.errorMessage" }, "End": true },
            "Failed": { "Type": "Fail", "ErrorPath": "$.error.Error", "CausePath": "$.error.Cause" }
          }
        }
        """;
}
