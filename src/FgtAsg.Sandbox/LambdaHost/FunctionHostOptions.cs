namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>A function's configuration with the names of Lambda's settings, and the settings of the local service.</summary>
public sealed record FunctionHostOptions
{
    /// <summary>
    /// The program to run: a <c>.dll</c> with <c>dotnet</c>, anything else as an executable. Default: the function that was built with
    /// the sandbox.
    /// </summary>
    public string FunctionAssembly { get; init; } = BuiltFunction.Path;

    public string FunctionName { get; init; } = "fgt-asg";

    public string Region { get; init; } = "us-east-1";

    public string AccountId { get; init; } = "123456789012";

    public int MemorySizeMegabytes { get; init; } = 512;

    /// <summary>
    /// The time from the delivery of an event until the environment is killed. Default: 60 seconds; Lambda's maximum is 15 minutes.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The time from a process' start to its request for the first event. Default: 30 seconds. Lambda allows 10, but a shared build
    /// machine may be slower.
    /// </summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum number of concurrent environments. Further invocations wait. Default: 10.</summary>
    public int MaxConcurrency { get; init; } = 10;

    /// <summary>Whether each environment goes through the snapshot and restore phases before its first event.</summary>
    public bool SnapStart { get; init; }

    /// <summary>The function's own variables. They override the defaults, but not the variables that Lambda reserves.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The delays before the retries of a failed asynchronous invocation. Their number is the number of retries. Default: 1 and 2
    /// minutes.
    /// </summary>
    public IReadOnlyList<TimeSpan> AsynchronousRetryDelays { get; init; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    /// <summary>Called for each output line of an environment as soon as it arrives. Calls may overlap.</summary>
    public Action<FunctionLogLine>? OnLog { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string FunctionArn => $"arn:aws:lambda:{Region}:{AccountId}:function:{FunctionName}";
}
