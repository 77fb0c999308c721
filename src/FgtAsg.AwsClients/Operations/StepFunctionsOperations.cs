using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.AwsClients.Json;

namespace FgtAsg.AwsClients.Operations;

/// <summary>Writes the request of each operation and reads its response. The names are those of the API reference.</summary>
internal static class StepFunctionsOperations
{
    private static readonly JsonService Service = new(
        AmazonStepFunctionsConfig.Id,
        "AWSStepFunctions",
        "application/x-amz-json-1.0",
        Failure: static failure => new AmazonStepFunctionsException(
            failure.Message, failure.Inner, failure.Type, failure.Code, failure.RequestId, failure.StatusCode));

    public static readonly JsonOperation<DescribeExecutionRequest, DescribeExecutionResponse> DescribeExecution = new(
        Service,
        "DescribeExecution",
        static (request, json) => json.Add("executionArn", request.ExecutionArn),
        static json => new DescribeExecutionResponse
        {
            Cause = json.Text("cause"),
            Error = json.Text("error"),
            ExecutionArn = json.Text("executionArn"),
            Input = json.Text("input"),
            Name = json.Text("name"),
            Output = json.Text("output"),
            StartDate = json.Time("startDate"),
            StateMachineArn = json.Text("stateMachineArn"),
            Status = json.Text("status"),
            StopDate = json.Time("stopDate"),
        });

    public static readonly JsonOperation<StartExecutionRequest, StartExecutionResponse> StartExecution = new(
        Service,
        "StartExecution",
        static (request, json) =>
        {
            json.Add("input", request.Input);
            json.Add("name", request.Name);
            json.Add("stateMachineArn", request.StateMachineArn);
        },
        static json => new StartExecutionResponse { ExecutionArn = json.Text("executionArn"), StartDate = json.Time("startDate") });
}
