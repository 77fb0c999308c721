using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>The Systems Manager operations that a command on a firewall needs, named as the AWS SDK for .NET names them.</summary>
/// <remarks>
/// Once the retries are used up, a call fails with <see cref="AmazonSimpleSystemsManagementException"/> where the service refused it (its
/// code says why); with <see cref="AmazonUnmarshallingException"/> where a success cannot be read; with <see cref="TimeoutException"/> where
/// no complete answer came within <c>ClientConfig.Timeout</c>; with <see cref="HttpRequestException"/> or <see cref="IOException"/> where the
/// connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonSimpleSystemsManagement : IAmazonService, IDisposable
{
    /// <summary>What Systems Manager knows of machines: an instance whose agent has not reported is left out.</summary>
    Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default);

    /// <summary>How far a command is on one instance.</summary>
    /// <remarks>
    /// Refused with <c>InvocationDoesNotExist</c> for a moment after <see cref="SendCommandAsync"/>: the invocations are made from the command.
    /// </remarks>
    Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default);

    /// <summary>The account's commands of the last 30 days, newest first. One that was just sent may be missing for a moment.</summary>
    Task<ListCommandsResponse> ListCommandsAsync(
        ListCommandsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Runs a document on instances.</summary>
    /// <remarks>
    /// The service has no client token for it, so a repeated call runs it twice; the client never repeats it after an answer that did not come.
    /// An instance whose agent is not connected is refused with <c>InvalidInstanceId</c>.
    /// </remarks>
    Task<SendCommandResponse> SendCommandAsync(
        SendCommandRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleSystemsManagementConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonSimpleSystemsManagementConfig config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonSimpleSystemsManagementConfig)}.")
            : awsCredentials is null
                ? new AmazonSimpleSystemsManagementClient(config)
                : new AmazonSimpleSystemsManagementClient(awsCredentials, config);
}
