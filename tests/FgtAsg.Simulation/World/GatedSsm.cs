using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace FgtAsg.Simulation.World;

/// <summary>A client whose calls go through a <see cref="ICallGate"/>.</summary>
internal sealed class GatedSsm(IAmazonSimpleSystemsManagement inner, ICallGate gate) : IAmazonSimpleSystemsManagement
{
    public IClientConfig Config => inner.Config;

    public Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "DescribeInstanceInformation", request, () => inner.DescribeInstanceInformationAsync(request, cancellationToken), cancellationToken);

    public Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "GetCommandInvocation", request, () => inner.GetCommandInvocationAsync(request, cancellationToken), cancellationToken);

    public Task<ListCommandsResponse> ListCommandsAsync(ListCommandsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "ListCommands", request, () => inner.ListCommandsAsync(request, cancellationToken), cancellationToken);

    public Task<SendCommandResponse> SendCommandAsync(SendCommandRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ssm", "SendCommand", request, () => inner.SendCommandAsync(request, cancellationToken), cancellationToken);

    public void Dispose()
    {
        // The model outlives its clients.
    }
}
