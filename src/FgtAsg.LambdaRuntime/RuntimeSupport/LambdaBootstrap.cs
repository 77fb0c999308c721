using FgtAsg.LambdaRuntime.Invocations;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs a Lambda function: initializes it, then receives, handles and answers one invocation at a time.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly InvocationLoop _loop;

    internal LambdaBootstrap(InvocationLoop loop) => _loop = loop;

    /// <summary>Runs until the token is canceled. A current invocation is first finished and answered.</summary>
    /// <exception cref="FgtAsg.LambdaRuntime.RuntimeApi.RuntimeApiException">
    /// The Runtime API failed or sent an unusable response. End the process with a non-zero exit code.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// <c>AWS_LAMBDA_RUNTIME_API</c> is missing or unusable, or the initializer returned false.
    /// </exception>
    /// <exception cref="Exception">The exception of the initializer or a snapshot hook. It was reported to Lambda before.</exception>
    public Task RunAsync(CancellationToken cancellationToken = default) => _loop.RunAsync(cancellationToken);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _loop.Dispose();
        }
    }
}
