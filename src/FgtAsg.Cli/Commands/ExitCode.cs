namespace FgtAsg.Cli.Commands;

internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command ran. The demo failed, or the function reported an error.</summary>
    public const int Failure = 1;

    /// <summary>The command could not run: something is missing, or the arguments are wrong.</summary>
    public const int CannotRun = 2;

    /// <summary>Ctrl-C stopped the command.</summary>
    public const int Canceled = 130;
}
