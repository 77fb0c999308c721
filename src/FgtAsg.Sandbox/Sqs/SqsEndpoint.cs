using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.Sqs;

/// <summary>The HTTP endpoint of the model's queues: JSON 1.0, the targets <c>AmazonSQS.*</c>.</summary>
internal sealed class SqsEndpoint(Queues queues) : IServiceEndpoint
{
    public string Service => "sqs";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = SdkJson.Write(Perform(request.Call, request.Body));
            return Task.FromResult(ServiceAnswer.Text(200, "application/x-amz-json-1.0", answer.ToJsonString()));
        }
        catch (AmazonSQSException fault)
        {
            var answer = ErrorAnswers.Of(request.Call, (int)fault.StatusCode, SqsFault.TypeOf(fault), fault.Message);
            return Task.FromResult(answer with { Headers = [.. answer.Headers, new("x-amzn-query-error", [$"{fault.ErrorCode};Sender"])] });
        }
        catch (JsonException exception)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, "SerializationException", exception.Message));
        }
    }

    private AmazonWebServiceResponse Perform(ServiceCall call, byte[] body) => call.Action switch
    {
        "ChangeMessageVisibility" => queues.ChangeVisibility(SdkJson.Read<ChangeMessageVisibilityRequest>(body)),
        "DeleteMessage" => queues.Delete(SdkJson.Read<DeleteMessageRequest>(body)),
        "GetQueueUrl" => queues.GetUrl(SdkJson.Read<GetQueueUrlRequest>(body)),
        "ReceiveMessage" => queues.Receive(SdkJson.Read<ReceiveMessageRequest>(body)),
        "SendMessage" => queues.Send(SdkJson.Read<SendMessageRequest>(body)),
        _ => throw NotSupported.Operation(call),
    };
}
