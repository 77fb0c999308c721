using Amazon.Runtime;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

/// <summary>The Step Functions operations that the function uses, with the names of the AWS SDK for .NET.</summary>
/// <remarks>
/// After the last retry, a call fails with one of these exceptions. <see cref="AmazonStepFunctionsException"/>: the service refused the
/// call, and the error code gives the reason. <see cref="AmazonUnmarshallingException"/>: a successful response cannot be read.
/// <see cref="TimeoutException"/>: no complete response arrived within <c>ClientConfig.Timeout</c>. <see cref="HttpRequestException"/> or
/// <see cref="IOException"/>: the connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonStepFunctions : IAmazonService, IDisposable
{
    /// <summary>The state of an execution. An execution that just started may not be found yet.</summary>
    Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts an execution of a state machine.</summary>
    /// <remarks>
    /// For a standard state machine the name is the client token. If an execution with the same name and input is running, the call
    /// returns that execution. If the input differs, or the execution ended within the last 90 days, the call is refused with
    /// <c>ExecutionAlreadyExists</c>.
    /// </remarks>
    Task<StartExecutionResponse> StartExecutionAsync(
        StartExecutionRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonStepFunctionsConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonStepFunctionsConfig config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonStepFunctionsConfig)}.")
            : awsCredentials is null
                ? new AmazonStepFunctionsClient(config)
                : new AmazonStepFunctionsClient(awsCredentials, config);
}
