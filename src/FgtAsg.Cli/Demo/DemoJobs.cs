using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

/// <summary>The results of the function's other jobs.</summary>
internal sealed record DemoJobs
{
    /// <summary>The start commands: each firewall runs one when it is running and has its hostname.</summary>
    public required IReadOnlyList<DemoStart> Starts { get; init; }

    /// <summary>The function's answer about snapshots: <c>regions</c>, with the numbers of snapshots in each.</summary>
    public required JsonNode? Snapshots { get; init; }

    public required DemoRecycle Recycle { get; init; }
}
