namespace FgtAsg.Benchmarks.Processes;

/// <summary>What a process does for an event: with its own start, or warm.</summary>
internal enum Work
{
    ColdLaunch,
    ColdTerminate,
    WarmLaunch,
    WarmTerminate,
}
