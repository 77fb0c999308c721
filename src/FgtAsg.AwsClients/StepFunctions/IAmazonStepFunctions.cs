using Amazon.Runtime;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

/// <summary>The Step Functions operations that starting a state machine needs, named as the AWS SDK for .NET names them.</summary>
/// <remarks>
/// Once the retries are used up, a call fails with <see cref="AmazonStepFunctionsException"/> where the service refused it (its
/// code says why); with <see cref="AmazonUnmarshallingException"/> where a success cannot be read; with <see cref="TimeoutException"/> where
/// no complete answer came within <c>ClientConfig.Timeout</c>; with <see cref="HttpRequestException"/> or <see cref="IOException"/> where the
/// connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonStepFunctions : IAmazonService, IDisposable
{
    /// <summary>How far an execution is; of one that was just started it may not know yet.</summary>
    Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts an execution of a state machine.</summary>
    /// <remarks>
    /// Of a standard state machine the name is the token: the same name and input while that execution runs answer with that execution; another
    /// input, or an execution that has ended within the last 90 days, is refused with <c>ExecutionAlreadyExists</c>.
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
