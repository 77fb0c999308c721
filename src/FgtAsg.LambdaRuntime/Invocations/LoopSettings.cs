using Amazon.Lambda.Core;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Logging;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>What the loop runs with beside the function's handler. A test or a simulation brings its own.</summary>
internal sealed class LoopSettings
{
    public IEnvironmentVariables Environment { get; set; } = SystemEnvironmentVariables.Instance;

    /// <summary>Null for a log as the environment says.</summary>
    public LambdaLogging? Logging { get; set; }

    public SnapshotHooks SnapshotHooks { get; set; } = SnapshotRestore.Hooks;

    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public LambdaLogging GetLogging() => Logging ?? LambdaLogging.Create(Environment, timeProvider: TimeProvider);
}
