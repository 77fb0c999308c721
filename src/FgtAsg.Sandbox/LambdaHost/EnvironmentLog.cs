namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>The output of one environment. Thread-safe, because its two streams are read concurrently.</summary>
internal sealed class EnvironmentLog(int environmentId, Action<FunctionLogLine>? onLine)
{
    private const int KeptErrors = 10;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lastErrors = new();
    private List<string> _lines = [];
    private string? _requestId;

    public void Add(string text, bool isError)
    {
        FunctionLogLine line;
        lock (_lock)
        {
            line = new FunctionLogLine(environmentId, _requestId, text, isError);
            _lines.Add(text);
            if (isError)
            {
                _lastErrors.Enqueue(text);
                if (_lastErrors.Count > KeptErrors)
                {
                    _lastErrors.Dequeue();
                }
            }
        }

        onLine?.Invoke(line);
    }

    public void Begin(string requestId)
    {
        lock (_lock)
        {
            _requestId = requestId;
        }
    }

    /// <summary>Returns the lines since the last call.</summary>
    public IReadOnlyList<string> End()
    {
        lock (_lock)
        {
            _requestId = null;
            return Interlocked.Exchange(ref _lines, []);
        }
    }

    public IReadOnlyList<string> LastErrors()
    {
        lock (_lock)
        {
            return [.. _lastErrors];
        }
    }
}

/// <summary>An output line of an execution environment.</summary>
/// <param name="EnvironmentId">The number of the environment, counted from 1.</param>
/// <param name="RequestId">The current invocation; <see langword="null"/> during initialization and between invocations.</param>
/// <param name="Text">The line without its line break.</param>
/// <param name="IsError">Whether it was written to standard error.</param>
public readonly record struct FunctionLogLine(int EnvironmentId, string? RequestId, string Text, bool IsError);
