namespace FgtAsg.Benchmarks.Commands;

internal static class ExitCode
{
    /// <summary>Everything was measured, whether or not the limits are met.</summary>
    public const int Success = 0;

    /// <summary>It could not run, or a run failed.</summary>
    public const int CannotRun = 2;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public const int Cancelled = 130;
}
