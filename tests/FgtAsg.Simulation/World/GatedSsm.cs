using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox;

namespace FgtAsg.Simulation.World;

/// <summary>A client whose calls go through a <see cref="ICallGate"/>.</summary>
internal sealed class GatedSsm(IAmazonSimpleSystemsManagement inner, ICallGate gate)
    : AmazonSimpleSystemsManagementClient(OfflineClients.Credentials, inner.Config.RegionEndpoint)
{
    public override Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "DescribeInstanceInformation", request, () => inner.DescribeInstanceInformationAsync(request, cancellationToken), cancellationToken);

    public override Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "GetCommandInvocation", request, () => inner.GetCommandInvocationAsync(request, cancellationToken), cancellationToken);

    public override Task<ListCommandsResponse> ListCommandsAsync(
        ListCommandsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "ListCommands", request, () => inner.ListCommandsAsync(request, cancellationToken), cancellationToken);

    public override Task<SendCommandResponse> SendCommandAsync(SendCommandRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "SendCommand", request, () => inner.SendCommandAsync(request, cancellationToken), cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);
}
