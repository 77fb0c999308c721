using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

internal sealed record DemoInstance
{
    public required string InstanceId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string LifecycleState { get; init; }

    public required IReadOnlyList<DemoInterface> Interfaces { get; init; }

    /// <summary>Whether the track file has an entry for it.</summary>
    public required bool Tracked { get; init; }

    /// <summary>The function's answer to its launch event.</summary>
    public JsonNode? Answer { get; init; }
}
