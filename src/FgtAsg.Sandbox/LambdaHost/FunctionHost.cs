namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>
/// A local Lambda service for one function: runs its processes, keeps them warm, invokes the function and retries as Lambda does.
/// Thread-safe. No process starts before the first invocation. Disposal kills every process.
/// </summary>
public sealed class FunctionHost : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _concurrency;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly Stack<ExecutionEnvironment> _idle = new();
    private readonly HashSet<ExecutionEnvironment> _all = [];
    private readonly HashSet<Task> _running = [];
    private readonly List<AsynchronousInvocationResult> _onFailure = [];
    private int _started;

    public FunctionHost(FunctionHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.MaxConcurrency < 1 || options.Timeout <= TimeSpan.Zero || options.InitTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentException("MaxConcurrency, Timeout and InitTimeout must be positive.", nameof(options));
        }

        Options = options;
        _concurrency = new SemaphoreSlim(options.MaxConcurrency, options.MaxConcurrency);
    }

    public FunctionHostOptions Options { get; }

    /// <summary>Asynchronous invocations that failed on every attempt. Lambda would send them to an on-failure destination.</summary>
    public IReadOnlyList<AsynchronousInvocationResult> OnFailure
    {
        get
        {
            lock (_lock)
            {
                return [.. _onFailure];
            }
        }
    }

    /// <summary>The ids of the running processes, including idle ones.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (_lock)
            {
                return [.. _all.Where(environment => environment.IsUsable).Select(environment => environment.ProcessId)];
            }
        }
    }

    /// <summary>The request ids of the invocations in progress whose environments have started.</summary>
    public IReadOnlyList<string> Serving
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _all.Where(environment => environment is { IsServing: true, IsUsable: true })
                        .Select(environment => environment.RequestId)
                        .OfType<string>(),
                ];
            }
        }
    }

    /// <summary>
    /// Invokes the function and waits for its response. Waits first while <see cref="FunctionHostOptions.MaxConcurrency"/> are running.
    /// </summary>
    /// <param name="payload">The event: JSON, UTF-8.</param>
    /// <param name="cancellationToken">Cancels the wait. As in Lambda, an invocation that has started continues.</param>
    /// <exception cref="FileNotFoundException">The function's assembly does not exist, because it was not built.</exception>
    public Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        InvokeAsync(Guid.NewGuid().ToString(), payload, cancellationToken);

    /// <summary>
    /// Lambda's asynchronous invocation: repeats a failed invocation after <see cref="FunctionHostOptions.AsynchronousRetryDelays"/>,
    /// then adds it to <see cref="OnFailure"/>. The task completes after the last attempt.
    /// </summary>
    public async Task<AsynchronousInvocationResult> InvokeAsynchronouslyAsync(
        ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.Token);
        var requestId = Guid.NewGuid().ToString();
        List<InvocationResult> attempts = [await InvokeAsync(requestId, payload, either.Token)];
        foreach (var delay in Options.AsynchronousRetryDelays)
        {
            if (attempts[^1].Succeeded)
            {
                break;
            }

            await Task.Delay(delay, Options.TimeProvider, either.Token);
            attempts.Add(await InvokeAsync(requestId, payload, either.Token));
        }

        var result = new AsynchronousInvocationResult(requestId, payload, attempts);
        if (!result.Succeeded)
        {
            lock (_lock)
            {
                _onFailure.Add(result);
            }
        }

        return result;
    }

    /// <summary>Kills every environment with SIGKILL, idle or busy. The next invocation starts a new one.</summary>
    public void KillEnvironments()
    {
        lock (_lock)
        {
            foreach (var environment in _all)
            {
                environment.Kill();
            }
        }
    }

    /// <summary>Kills the environment that is serving an invocation with SIGKILL.</summary>
    /// <returns>Whether an environment was serving it.</returns>
    public bool KillEnvironment(string requestId)
    {
        lock (_lock)
        {
            var environment = _all.FirstOrDefault(candidate => candidate.RequestId == requestId);
            environment?.Kill();
            return environment is not null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        // Each invocation ends as canceled, and its own caller gets the exception.
        await Task.WhenAll(running).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        foreach (var environment in TakeAll())
        {
            await environment.DisposeAsync();
        }
    }

    private async Task<InvocationResult> InvokeAsync(
        string requestId, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (!File.Exists(Options.FunctionAssembly))
        {
            throw new FileNotFoundException(
                $"The function is not built: there is no {Options.FunctionAssembly}.", Options.FunctionAssembly);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.Token);
        await _concurrency.WaitAsync(either.Token);
        var invocation = RunAsync(requestId, payload);
        lock (_lock)
        {
            _running.Add(invocation);
        }

        _ = invocation.ContinueWith(
            Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await invocation.WaitAsync(cancellationToken);
    }

    private async Task<InvocationResult> RunAsync(string requestId, ReadOnlyMemory<byte> payload)
    {
        try
        {
            var warm = await TakeWarmAsync();
            var environment = warm ?? await StartAsync();
            var result = await environment.InvokeAsync(requestId, payload, coldStart: warm is null, _lifetime.Token);
            await GiveBackAsync(environment);
            return result;
        }
        finally
        {
            _concurrency.Release();
        }
    }

    private async Task<ExecutionEnvironment?> TakeWarmAsync()
    {
        while (PopIdle() is { } environment)
        {
            if (environment.IsUsable)
            {
                return environment;
            }

            // The environment ended while it was idle.
            await DiscardAsync(environment);
        }

        return null;
    }

    private ExecutionEnvironment? PopIdle()
    {
        lock (_lock)
        {
            return _idle.TryPop(out var environment) ? environment : null;
        }
    }

    private async Task<ExecutionEnvironment> StartAsync()
    {
        var environment = await ExecutionEnvironment.StartAsync(Interlocked.Increment(ref _started), Options, _lifetime.Token);
        lock (_lock)
        {
            if (!_lifetime.IsCancellationRequested)
            {
                _all.Add(environment);
                return environment;
            }
        }

        await environment.DisposeAsync();
        throw new OperationCanceledException(_lifetime.Token);
    }

    private async Task DiscardAsync(ExecutionEnvironment environment)
    {
        lock (_lock)
        {
            _all.Remove(environment);
        }

        await environment.DisposeAsync();
    }

    private async Task GiveBackAsync(ExecutionEnvironment environment)
    {
        if (!environment.IsUsable)
        {
            await DiscardAsync(environment);
            return;
        }

        lock (_lock)
        {
            _idle.Push(environment);
        }
    }

    private void Forget(Task invocation)
    {
        lock (_lock)
        {
            _running.Remove(invocation);
        }
    }

    private ExecutionEnvironment[] TakeAll()
    {
        lock (_lock)
        {
            ExecutionEnvironment[] all = [.. _all];
            _all.Clear();
            _idle.Clear();
            return all;
        }
    }
}
