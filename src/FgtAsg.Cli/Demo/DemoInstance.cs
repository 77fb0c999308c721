using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

internal sealed record DemoInstance
{
    public required string InstanceId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string LifecycleState { get; init; }

    /// <summary>The id of the license that it holds.</summary>
    public string? License { get; init; }

    /// <summary>The hostname that it holds.</summary>
    public string? Hostname { get; init; }

    /// <summary>The name in the zone that leads to it; null where there is no such record.</summary>
    public string? DnsName { get; init; }

    public required IReadOnlyList<DemoInterface> Interfaces { get; init; }

    /// <summary>Whether the track file has an entry for it.</summary>
    public required bool Tracked { get; init; }

    /// <summary>The function's answer to its launch event.</summary>
    public JsonNode? Answer { get; init; }
}
