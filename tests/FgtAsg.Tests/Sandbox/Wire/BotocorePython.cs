using FgtAsg.Sandbox.Moto;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>The interpreter that the sandbox finds, or makes, for moto: moto needs botocore, so botocore is there too.</summary>
internal static class BotocorePython
{
    private static readonly Lazy<(string? Interpreter, string? Problem)> Found = new(Find);

    public static string Interpreter => Found.Value.Interpreter ?? throw new InvalidOperationException(Found.Value.Problem);

    /// <summary>Why there is none; null where there is one, and on a build server, where there must be.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("CI") == "true" ? null : Found.Value.Problem;

    private static (string? Interpreter, string? Problem) Find()
    {
        try
        {
            // On the thread pool: xunit's own threads, which would have to go on with it, may all be waiting here.
            return (Task.Run(() => new MotoPython(new MotoServerOptions()).FindOrInstallAsync(CancellationToken.None)).GetAwaiter().GetResult(), null);
        }
        catch (MotoUnavailableException e)
        {
            return (null, e.Message);
        }
    }
}
