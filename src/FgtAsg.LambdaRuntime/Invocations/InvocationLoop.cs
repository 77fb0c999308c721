using Amazon.Lambda.Core;
using FgtAsg.LambdaRuntime.Errors;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.RuntimeApi;
using Microsoft.Extensions.Logging;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>The main loop of a Lambda function: initialize, then receive, handle and answer one invocation at a time.</summary>
internal sealed class InvocationLoop : IDisposable
{
    private const string BeforeSnapshotError = "Runtime.BeforeSnapshotError";
    private const string AfterRestoreError = "Runtime.AfterRestoreError";

    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;
    private readonly Func<Task<bool>>? _initializer;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly LambdaEnvironment _environment;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ContextLogger _contextLogger;
    private readonly SnapshotHooks _snapshotHooks;

    public InvocationLoop(
        Func<Stream, ILambdaContext, Task<Stream>> handler, Func<Task<bool>>? initializer, HttpClient? httpClient, LoopSettings settings)
    {
        var logging = settings.GetLogging();
        _handler = handler;
        _initializer = initializer;
        _ownsHttp = httpClient is null;
        _http = httpClient ?? RuntimeHttp.Create();

        // Lambda freezes the process while it waits for the next invocation, for hours at times.
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _environment = new LambdaEnvironment(settings.Environment);
        _timeProvider = settings.TimeProvider;
        _logger = logging.CreateLogger("Amazon.Lambda.RuntimeSupport");
        _contextLogger = new ContextLogger(logging.CreateLogger("Amazon.Lambda.Core"));
        _snapshotHooks = settings.SnapshotHooks;
    }

    /// <summary>Runs until the token is canceled. A current invocation is first finished and answered.</summary>
    /// <exception cref="RuntimeApiException">
    /// The Runtime API failed or sent an unusable response. End the process with a non-zero exit code.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// <c>AWS_LAMBDA_RUNTIME_API</c> is missing or unusable, or the initializer returned false.
    /// </exception>
    /// <exception cref="Exception">The exception of the initializer or a snapshot hook. It was reported to Lambda before.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var api = new RuntimeApiClient(_http, _environment.GetRuntimeApi());
        try
        {
            await InitializeAsync(api);
            if (_environment.IsSnapStart)
            {
                await SnapshotAsync(api, cancellationToken);
            }

            while (!cancellationToken.IsCancellationRequested)
            {
                await InvokeOnceAsync(api, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A requested shutdown canceled the wait for the next invocation.
        }
    }

    public void Dispose()
    {
        if (_ownsHttp)
        {
            _http.Dispose();
        }
    }

    private async Task InitializeAsync(RuntimeApiClient api)
    {
        if (_initializer is null)
        {
            return;
        }

        try
        {
            if (!await _initializer())
            {
                throw new InvalidOperationException("The function's initializer returned false.");
            }
        }
        catch (Exception exception)
        {
            var error = ErrorReport.From(exception);
            await ReportFatalAsync(exception, () => api.ReportInitErrorAsync(error.ErrorType, error, CancellationToken.None));
            throw;
        }
    }

    private async Task SnapshotAsync(RuntimeApiClient api, CancellationToken cancellationToken)
    {
        try
        {
            await _snapshotHooks.RunBeforeSnapshotAsync();
        }
        catch (Exception exception)
        {
            await ReportFatalAsync(
                exception, () => api.ReportInitErrorAsync(BeforeSnapshotError, ErrorReport.From(exception), CancellationToken.None));
            throw;
        }

        await api.RestoreNextAsync(cancellationToken);
        try
        {
            await _snapshotHooks.RunAfterRestoreAsync();
        }
        catch (Exception exception)
        {
            await ReportFatalAsync(
                exception, () => api.ReportRestoreErrorAsync(AfterRestoreError, ErrorReport.From(exception), CancellationToken.None));
            throw;
        }
    }

    /// <summary>
    /// If the report fails too, both exceptions are thrown, because the operator has to repair the cause of the first one.
    /// </summary>
    private static async Task ReportFatalAsync(Exception exception, Func<Task> report)
    {
        try
        {
            await report();
        }
        catch (RuntimeApiException reportFailure)
        {
            throw new AggregateException(exception, reportFailure);
        }
    }

    private async Task InvokeOnceAsync(RuntimeApiClient api, CancellationToken cancellationToken)
    {
        var invocation = await api.GetNextInvocationAsync(cancellationToken);

        // The change is local to this asynchronous method, so it ends with the method.
        CurrentInvocation.RequestId = invocation.RequestId;
        _environment.SetTraceId(invocation.TraceId);

        // From here on, a shutdown does not cancel anything: the work is done, and Lambda must receive its result.
        ReadOnlyMemory<byte> response;
        try
        {
            response = await HandleAsync(invocation);
        }
        catch (Exception exception)
        {
            await FailInvocationAsync(api, invocation, exception);
            return;
        }

        if (!await api.TrySendResponseAsync(invocation.RequestId, response, CancellationToken.None))
        {
            await FailInvocationAsync(api, invocation, new ResponseTooLargeException($"refused as too large at {response.Length} bytes"));
        }
    }

    private async Task<ReadOnlyMemory<byte>> HandleAsync(Invocation invocation)
    {
        var context = new LambdaContext(invocation, _environment, _contextLogger, _timeProvider);
        using var input = new MemoryStream(invocation.Payload, writable: false);
        return await ResponseBuffer.ReadAsync(await _handler(input, context), CancellationToken.None);
    }

    private async Task FailInvocationAsync(RuntimeApiClient api, Invocation invocation, Exception exception)
    {
        var error = ErrorReport.From(exception);
        RuntimeLog.InvocationFailed(_logger, error.ErrorType, exception);
        await api.ReportInvocationErrorAsync(invocation.RequestId, error, CancellationToken.None);
    }
}
