using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>The HTTP endpoint of the model's Systems Manager.</summary>
internal sealed class SystemsManagerEndpoint(SystemsManager model) : IServiceEndpoint
{
    public string Service => "ssm";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = SdkJson.Write(Perform(request.Call, request.Body));
            return Task.FromResult(ServiceAnswer.Text(200, "application/x-amz-json-1.1", answer.ToJsonString()));
        }
        catch (AmazonSimpleSystemsManagementException fault)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, fault.ErrorCode, fault.Message));
        }
        catch (JsonException exception)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, "SerializationException", exception.Message));
        }
    }

    private AmazonWebServiceResponse Perform(ServiceCall call, byte[] body) => call.Action switch
    {
        "DescribeInstanceInformation" => model.Describe(SdkJson.Read<DescribeInstanceInformationRequest>(body)),
        "SendCommand" => model.Send(SdkJson.Read<SendCommandRequest>(body)),
        "GetCommandInvocation" => model.Get(SdkJson.Read<GetCommandInvocationRequest>(body)),
        "GetParameter" => model.Parameters.Get(SdkJson.Read<GetParameterRequest>(body)),
        "ListCommands" => model.List(SdkJson.Read<ListCommandsRequest>(body)),
        _ => throw NotSupported.Operation(call),
    };
}
