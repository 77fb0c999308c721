namespace FgtAsg.Benchmarks.Processes;

/// <summary>An event, and whether the process is started for it.</summary>
internal enum Work
{
    ColdLaunch,
    ColdTerminate,
    WarmLaunch,
    WarmTerminate,
}
