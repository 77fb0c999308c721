using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

internal sealed record DemoInstance
{
    public required string InstanceId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string LifecycleState { get; init; }

    /// <summary>The id of the license that the instance holds; null without one.</summary>
    public string? License { get; init; }

    /// <summary>The hostname that the instance holds; null without one.</summary>
    public string? Hostname { get; init; }

    /// <summary>The DNS name of the hostname; null if the zone has no A record with this name.</summary>
    public string? DnsName { get; init; }

    public required IReadOnlyList<DemoInterface> Interfaces { get; init; }

    /// <summary>Whether the track file has an entry for the instance.</summary>
    public required bool Tracked { get; init; }

    /// <summary>The function's answer to the instance's launch event.</summary>
    public JsonNode? Answer { get; init; }
}
