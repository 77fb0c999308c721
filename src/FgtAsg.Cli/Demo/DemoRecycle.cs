namespace FgtAsg.Cli.Demo;

/// <summary>How the firewalls were replaced by ones of the launch template's new version.</summary>
/// <param name="FromVersion">The version that they had.</param>
/// <param name="ToVersion">The version that they have.</param>
/// <param name="Plan">What the function said it would do.</param>
/// <param name="States">The state machine's states, in the order in which they were entered.</param>
/// <param name="Replaced">The firewalls that went.</param>
/// <param name="By">The firewalls that came.</param>
internal sealed record DemoRecycle(
    string? FromVersion, string? ToVersion, IReadOnlyList<string> Plan, IReadOnlyList<string> States, IReadOnlyList<string> Replaced, IReadOnlyList<string> By);
