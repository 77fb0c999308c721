using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>The model as the SDK's interface. Every call is done when it returns.</summary>
public sealed class SystemsManagerClient(SystemsManager model)
    : AmazonSimpleSystemsManagementClient(OfflineClients.Credentials, RegionEndpoint.USEast1)
{
    public override Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default) => Call(model.Describe, request, cancellationToken);

    public override Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default) => Call(model.Get, request, cancellationToken);

    public override Task<ListCommandsResponse> ListCommandsAsync(
        ListCommandsRequest request, CancellationToken cancellationToken = default) =>
        Call(model.List, request, cancellationToken);

    public override Task<SendCommandResponse> SendCommandAsync(SendCommandRequest request, CancellationToken cancellationToken = default) =>
        Call(model.Send, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);

    private static Task<TResponse> Call<TRequest, TResponse>(
        Func<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResponse>(cancellationToken);
        }

        try
        {
            var response = operation(request);
            response.HttpStatusCode = HttpStatusCode.OK;
            return Task.FromResult(response);
        }
        catch (AmazonSimpleSystemsManagementException fault)
        {
            return Task.FromException<TResponse>(fault);
        }
    }
}
