using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Logging;

namespace FgtAsg.LambdaRuntime.Hosting;

/// <summary>What the official builder does not take. All but the log are for tests and simulations, and have defaults.</summary>
public static class LambdaBootstrapBuilderExtensions
{
    /// <param name="logging">Where failed invocations and <see cref="ILambdaContext.Logger"/> are logged.</param>
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
