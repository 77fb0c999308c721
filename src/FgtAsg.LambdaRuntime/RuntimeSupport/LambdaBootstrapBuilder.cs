using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Builds a <see cref="LambdaBootstrap"/>. <see cref="Create"/>, <see cref="UseBootstrapHandler"/>, <see cref="UseHttpClient"/> and
/// <see cref="Build"/> are those of Amazon.Lambda.RuntimeSupport; the others are for tests and simulations, and have defaults.
/// </summary>
public sealed class LambdaBootstrapBuilder
{
    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;
    private LambdaBootstrapInitializer? _initializer;
    private HttpClient? _httpClient;
    private TimeProvider _timeProvider = TimeProvider.System;
    private IEnvironmentVariables _environment = SystemEnvironmentVariables.Instance;
    private LambdaLogging? _logging;
    private SnapshotHooks _snapshotHooks = SnapshotRestore.Hooks;

    private LambdaBootstrapBuilder(Func<Stream, ILambdaContext, Task<Stream>> handler) => _handler = handler;

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

    /// <param name="timeProvider">The clock behind <see cref="ILambdaContext.RemainingTime"/>.</param>
    public LambdaBootstrapBuilder UseTimeProvider(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        return this;
    }

    public LambdaBootstrapBuilder UseEnvironment(IEnvironmentVariables environment)
    {
        _environment = environment;
        return this;
    }

    /// <param name="logging">Where failed invocations and <see cref="ILambdaContext.Logger"/> are logged.</param>
    public LambdaBootstrapBuilder UseLogging(LambdaLogging logging)
    {
        _logging = logging;
        return this;
    }

    public LambdaBootstrap Build() => new(
        _handler,
        _initializer,
        _httpClient,
        new LambdaEnvironment(_environment),
        _timeProvider,
        _logging ?? LambdaLogging.Create(_environment, timeProvider: _timeProvider),
        _snapshotHooks);

    internal LambdaBootstrapBuilder UseSnapshotHooks(SnapshotHooks snapshotHooks)
    {
        _snapshotHooks = snapshotHooks;
        return this;
    }
}
