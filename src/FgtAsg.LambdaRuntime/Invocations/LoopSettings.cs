using Amazon.Lambda.Core;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Logging;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>The settings of the loop other than the handler. Tests and simulations provide their own.</summary>
internal sealed class LoopSettings
{
    public IEnvironmentVariables Environment { get; set; } = SystemEnvironmentVariables.Instance;

    /// <summary>Null for a log that follows the environment variables.</summary>
    public LambdaLogging? Logging { get; set; }

    public SnapshotHooks SnapshotHooks { get; set; } = SnapshotRestore.Hooks;

    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public LambdaLogging GetLogging() => Logging ?? LambdaLogging.Create(Environment, timeProvider: TimeProvider);
}
