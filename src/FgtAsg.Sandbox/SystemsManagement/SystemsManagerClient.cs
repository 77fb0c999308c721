using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>An SDK client for the model's Systems Manager.</summary>
/// <param name="model">The Systems Manager of the account.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class SystemsManagerClient(SystemsManager model, ICallGate? gate = null)
    : AmazonSimpleSystemsManagementClient(OfflineClients.Credentials, OfflineClients.In<AmazonSimpleSystemsManagementConfig>("us-east-1"))
{
    private readonly SdkCalls _calls = new("ssm", gate);

    public override Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, model.Describe, cancellationToken);

    public override Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, model.Get, cancellationToken);

    public override Task<GetParameterResponse> GetParameterAsync(
        GetParameterRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, model.Parameters.Get, cancellationToken);

    public override Task<ListCommandsResponse> ListCommandsAsync(
        ListCommandsRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, model.List, cancellationToken);

    public override Task<SendCommandResponse> SendCommandAsync(SendCommandRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, model.Send, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);
}
