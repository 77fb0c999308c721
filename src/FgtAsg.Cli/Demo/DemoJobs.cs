using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

/// <summary>The function's other jobs, in the demo.</summary>
internal sealed record DemoJobs
{
    /// <summary>The commands that firewalls ran once they were running and named.</summary>
    public required IReadOnlyList<DemoStart> Starts { get; init; }

    /// <summary>The function's own account of the disks' snapshots: <c>regions</c> and what was made in each.</summary>
    public required JsonNode? Snapshots { get; init; }

    public required DemoRecycle Recycle { get; init; }
}
