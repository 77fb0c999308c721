using FgtAsg.Sandbox.Moto;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>The Python interpreter that the sandbox finds, or makes, for moto. boto3 and botocore come with moto.</summary>
internal static class MotoInterpreter
{
    private static readonly Lazy<(string? Path, string? Problem)> Found = new(Find);

    public static string Path => Found.Value.Path ?? throw new InvalidOperationException(Found.Value.Problem);

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Problem => Found.Value.Problem;

    private static (string? Path, string? Problem) Find()
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
