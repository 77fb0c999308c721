using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.StepFunctions;

/// <summary>The HTTP endpoint of the model's Step Functions.</summary>
internal sealed class StepFunctionsEndpoint(StateMachines machines) : IServiceEndpoint
{
    public string Service => "states";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = ServiceAnswer.Text(200, "application/x-amz-json-1.0", Answer(request.Call).ToJsonString());
            return Task.FromResult(answer);
        }
        catch (AmazonStepFunctionsException fault)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, (int)fault.StatusCode, fault.ErrorCode, fault.Message));
        }
    }

    private JsonObject Answer(ServiceCall call)
    {
        var fields = call.Parameters;
        return call.Action switch
        {
            "ListStateMachines" => new JsonObject
            {
                ["stateMachines"] = new JsonArray([.. machines.Arns.Select(arn => new JsonObject
                {
                    ["stateMachineArn"] = arn,
                    ["name"] = arn.Split(':')[^1],
                    ["type"] = "STANDARD",
                })]),
            },
            "StartExecution" => Start(fields),
            "DescribeExecution" => Describe(machines.Get(fields.GetValueOrDefault("executionArn", ""))),
            "ListExecutions" => new JsonObject
            {
                ["executions"] = new JsonArray([.. machines.Executions
                    .Where(execution => execution.StateMachineArn == fields.GetValueOrDefault("stateMachineArn"))
                    .Reverse()
                    .Select(Describe)]),
            },
            _ => throw NotSupported.Operation(call),
        };
    }

    private JsonObject Start(IReadOnlyDictionary<string, string> fields)
    {
        var started = machines.Start(new StartExecutionRequest
        {
            StateMachineArn = fields.GetValueOrDefault("stateMachineArn"),
            Name = fields.GetValueOrDefault("name"),
            Input = fields.GetValueOrDefault("input"),
        });
        return new JsonObject { ["executionArn"] = started.ExecutionArn, ["startDate"] = Seconds(started.StartDate!.Value) };
    }

    private static JsonObject Describe(Execution execution) => new()
    {
        ["executionArn"] = execution.Arn,
        ["stateMachineArn"] = execution.StateMachineArn,
        ["name"] = execution.Name,
        ["status"] = execution.EndedAt is null ? "RUNNING" : "SUCCEEDED",
        ["startDate"] = Seconds(execution.StartedAt.UtcDateTime),
        ["input"] = execution.Input,
    };

    private static JsonValue Seconds(DateTime at) => JsonValue.Create((at - DateTime.UnixEpoch).TotalSeconds);
}
