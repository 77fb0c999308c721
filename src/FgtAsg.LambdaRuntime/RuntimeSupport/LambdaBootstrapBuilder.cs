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

    /// <summary>Settings that the official builder does not have. <c>LambdaBootstrapBuilderExtensions</c> sets them.</summary>
    internal LoopSettings Settings { get; } = new();

    /// <param name="handler">
    /// Takes the event and returns the response. The response is read from the stream's current position, and the stream is disposed of.
    /// An exception fails only that invocation.
    /// </param>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new LambdaBootstrapBuilder(handler);
    }

    /// <param name="lambdaBootstrapInitializer">Runs once, before a snapshot and before the first invocation. May be null.</param>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer? lambdaBootstrapInitializer)
    {
        _initializer = lambdaBootstrapInitializer;
        return this;
    }

    /// <param name="httpClient">The client for the Runtime API. Its timeout is removed, and it is not disposed of.</param>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        _httpClient = httpClient;
        return this;
    }

    public LambdaBootstrap Build() =>
        new(new InvocationLoop(_handler, _initializer is null ? null : _initializer.Invoke, _httpClient, Settings));
}
