using FgtAsg.Sandbox.Processes;

namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>A process of the function with its own Runtime API. It handles one event after the other until it ends or is killed.</summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly FunctionHostOptions _options;
    private readonly EnvironmentLog _log;
    private readonly RuntimeApi _api;
    private readonly GuardedProcess _process;

    private ExecutionEnvironment(FunctionHostOptions options, EnvironmentLog log, RuntimeApi api, GuardedProcess process)
    {
        _options = options;
        _log = log;
        _api = api;
        _process = process;
        ProcessId = process.Id;
    }

    public int ProcessId { get; }

    /// <summary>The current invocation.</summary>
    public string? RequestId { get; private set; }

    /// <summary>Whether the process received the event of <see cref="RequestId"/> and has not answered yet.</summary>
    public bool IsServing { get; private set; }

    public bool IsUsable => !_process.Exited.IsCompleted;

    public static async Task<ExecutionEnvironment> StartAsync(int id, FunctionHostOptions options, CancellationToken cancellationToken)
    {
        var log = new EnvironmentLog(id, options.OnLog);
        var api = await RuntimeApi.StartAsync(options, cancellationToken);
        try
        {
            var (program, arguments) = FunctionProgram.Of(options.FunctionAssembly);
            var variables = FunctionEnvironment.Of(options, api.Authority, id);
            return new ExecutionEnvironment(options, log, api, GuardedProcess.Start(program, arguments, variables, log.Add));
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Invokes the function. The first call also waits for the initialization.</summary>
    public async Task<InvocationResult> InvokeAsync(
        string requestId, ReadOnlyMemory<byte> payload, bool coldStart, CancellationToken cancellationToken)
    {
        RequestId = requestId;
        _log.Begin(requestId);
        var started = _options.TimeProvider.GetTimestamp();
        var error = coldStart ? await InitializeAsync(requestId, cancellationToken) : null;
        var duration = TimeSpan.Zero;
        Answer answer;
        if (error is null)
        {
            started = _options.TimeProvider.GetTimestamp();
            answer = await ServeAsync(requestId, payload, cancellationToken);
            duration = _options.TimeProvider.GetElapsedTime(started);
        }
        else
        {
            await EndAsync();
            answer = Answer.Of(error);
        }

        await _process.FlushAsync(cancellationToken);
        RequestId = null;
        return new InvocationResult
        {
            RequestId = requestId,
            Payload = answer.Payload,
            FunctionError = answer.Error is null ? null : "Unhandled",
            ErrorType = answer.Error?.Type,
            ErrorMessage = answer.Error?.Message,
            Duration = duration,
            ColdStart = coldStart,
            ProcessId = ProcessId,
            LogLines = _log.End(),
        };
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _api.DisposeAsync();
    }

    private async Task<FunctionError?> InitializeAsync(string requestId, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeout = Task.Delay(_options.InitTimeout, _options.TimeProvider, done.Token);
        var first = await Task.WhenAny(_api.InitError, _api.Ready, _process.Exited, timeout);
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (_api.InitError.IsCompletedSuccessfully)
        {
            return await _api.InitError;
        }

        if (first == _api.Ready)
        {
            return null;
        }

        return first == timeout
            ? FunctionError.Of(
                "Sandbox.Timedout",
                $"RequestId: {requestId} Error: Init timed out after {_options.InitTimeout.TotalSeconds:0} seconds")
            : await ExitErrorAsync(requestId, cancellationToken);
    }

    private async Task<Answer> ServeAsync(string requestId, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var invocation = new PendingInvocation(requestId, payload, _options.TimeProvider.GetUtcNow() + _options.Timeout);
        _api.Offer(invocation);
        IsServing = true;

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeout = Task.Delay(_options.Timeout, _options.TimeProvider, done.Token);
        var first = await Task.WhenAny(invocation.Answered, _process.Exited, timeout);
        IsServing = false;
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (first == invocation.Answered)
        {
            return await invocation.Answered;
        }

        await EndAsync();
        var error = first == timeout
            ? FunctionError.TimedOut(requestId, _options.Timeout)
            : await ExitErrorAsync(requestId, cancellationToken);

        // The response may have arrived at the same time as the process' end. The first one counts.
        invocation.TryAnswer(Answer.Of(error));
        return await invocation.Answered;
    }

    // Waits for the end, so that the process is not reused as a warm environment.
    private async Task EndAsync()
    {
        _process.Kill();
        await _process.Exited;
    }

    private async Task<FunctionError> ExitErrorAsync(string requestId, CancellationToken cancellationToken)
    {
        var exitCode = await _process.Exited;
        await _process.FlushAsync(cancellationToken);
        return FunctionError.Exited(requestId, exitCode, _log.LastErrors());
    }
}
