namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>A function's configuration, as Lambda's own settings name it, and how the local service runs it.</summary>
public sealed record FunctionHostOptions
{
    /// <summary>What is run: a <c>.dll</c> by <c>dotnet</c>, anything else as an executable. Default: the function built along with the sandbox.</summary>
    public string FunctionAssembly { get; init; } = BuiltFunction.Path;

    public string FunctionName { get; init; } = "fgt-asg";

    public string Region { get; init; } = "us-east-1";

    public string AccountId { get; init; } = "123456789012";

    public int MemorySizeMegabytes { get; init; } = 512;

    /// <summary>From an event's delivery to the environment until the environment is killed. Default: 60 seconds; Lambda's maximum is 15 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// From a process' start until it asks for its first event. Default: 30 seconds. Lambda gives 10; a shared build machine may be slower.
    /// </summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Environments that may run at once; further invocations wait. Default: 10.</summary>
    public int MaxConcurrency { get; init; } = 10;

    /// <summary>Whether each environment goes through the snapshot and restore phases before its first event.</summary>
    public bool SnapStart { get; init; }

    /// <summary>The function's own variables. They win over the defaults, but not over the variables that Lambda reserves.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Pauses before the retries of a failed asynchronous invocation; their number is the number of retries. Default: 1 and 2 minutes.</summary>
    public IReadOnlyList<TimeSpan> AsynchronousRetryDelays { get; init; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    /// <summary>Called for each line that an environment writes, as it comes; calls may overlap.</summary>
    public Action<FunctionLogLine>? OnLog { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string FunctionArn => $"arn:aws:lambda:{Region}:{AccountId}:function:{FunctionName}";
}
