using FgtAsg.LambdaRuntime.Invocations;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs a Lambda function: initializes it, then takes an invocation, handles it and answers, one at a time.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly InvocationLoop _loop;

    internal LambdaBootstrap(InvocationLoop loop) => _loop = loop;

    /// <summary>Runs until the token is cancelled; an invocation that is under way then is finished and answered first.</summary>
    /// <exception cref="FgtAsg.LambdaRuntime.RuntimeApi.RuntimeApiException">
    /// The Runtime API failed or answered unusably: end the process, not with code 0.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// <c>AWS_LAMBDA_RUNTIME_API</c> is missing or unusable, or the initializer returned false.
    /// </exception>
    /// <exception cref="Exception">What the initializer or a snapshot hook threw, after it was reported to Lambda.</exception>
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
