namespace FgtAsg.Cli.Demo;

/// <summary>How the firewalls were replaced with a new version of the launch template.</summary>
/// <param name="Plan">The plan in the function's answer, a sentence per step.</param>
/// <param name="States">The states of the state machine, in the order in which they were entered.</param>
/// <param name="Replaced">The ids of the terminated firewalls.</param>
/// <param name="By">The ids of the new firewalls.</param>
internal sealed record DemoRecycle(
    string? FromVersion,
    string? ToVersion,
    IReadOnlyList<string> Plan,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Replaced,
    IReadOnlyList<string> By);
