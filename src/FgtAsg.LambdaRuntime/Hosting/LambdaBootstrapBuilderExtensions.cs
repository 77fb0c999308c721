using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Logging;

namespace FgtAsg.LambdaRuntime.Hosting;

/// <summary>
/// Settings that the official builder does not have. Except for the log, they are for tests and simulations and have defaults.
/// </summary>
public static class LambdaBootstrapBuilderExtensions
{
    /// <param name="logging">The log for failed invocations and for <see cref="ILambdaContext.Logger"/>.</param>
    public static LambdaBootstrapBuilder UseLogging(this LambdaBootstrapBuilder builder, LambdaLogging logging)
    {
        builder.Settings.Logging = logging;
        return builder;
    }

    /// <param name="timeProvider">The clock behind <see cref="ILambdaContext.RemainingTime"/>.</param>
    public static LambdaBootstrapBuilder UseTimeProvider(this LambdaBootstrapBuilder builder, TimeProvider timeProvider)
    {
        builder.Settings.TimeProvider = timeProvider;
        return builder;
    }

    public static LambdaBootstrapBuilder UseEnvironment(this LambdaBootstrapBuilder builder, IEnvironmentVariables environment)
    {
        builder.Settings.Environment = environment;
        return builder;
    }

    internal static LambdaBootstrapBuilder UseSnapshotHooks(this LambdaBootstrapBuilder builder, SnapshotHooks snapshotHooks)
    {
        builder.Settings.SnapshotHooks = snapshotHooks;
        return builder;
    }
}
