namespace FgtAsg.Cli.Commands;

internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It ran, and what it showed is not as it should be.</summary>
    public const int Failure = 1;

    /// <summary>It could not run: something is missing, or the arguments are wrong.</summary>
    public const int CannotRun = 2;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Canceled = 130;
}
