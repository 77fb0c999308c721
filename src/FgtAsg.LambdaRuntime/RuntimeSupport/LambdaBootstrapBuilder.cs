using Amazon.Lambda.Core;
using FgtAsg.LambdaRuntime.Invocations;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Builds a <see cref="LambdaBootstrap"/>.</summary>
public class LambdaBootstrapBuilder
{
    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;
    private LambdaBootstrapInitializer? _initializer;
    private HttpClient? _httpClient;

    private LambdaBootstrapBuilder(Func<Stream, ILambdaContext, Task<Stream>> handler) => _handler = handler;

    /// <summary>Not for the official builder to set: extension methods of ours do it.</summary>
    internal LoopSettings Settings { get; } = new();

    /// <param name="handler">
    /// Takes the event and gives the response, which is read from the stream's current position and disposed of.
    /// An exception fails that invocation only.
    /// </param>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new LambdaBootstrapBuilder(handler);
    }

    /// <param name="lambdaBootstrapInitializer">Run once, before a snapshot and the first invocation. Null for none.</param>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer? lambdaBootstrapInitializer)
    {
        _initializer = lambdaBootstrapInitializer;
        return this;
    }

    /// <param name="httpClient">For the Runtime API. Its time-out is removed; it is not disposed of.</param>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        _httpClient = httpClient;
        return this;
    }

    public LambdaBootstrap Build() =>
        new(new InvocationLoop(_handler, _initializer is null ? null : _initializer.Invoke, _httpClient, Settings));
}
