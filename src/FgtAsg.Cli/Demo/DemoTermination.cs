using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

/// <summary>What happened to the resources of a terminated instance.</summary>
internal sealed record DemoTermination
{
    public required string InstanceId { get; init; }

    /// <summary>The instance that the group launched as a replacement.</summary>
    public required string? ReplacedBy { get; init; }

    /// <summary>The function's answer to the terminate event.</summary>
    public JsonNode? Answer { get; init; }

    /// <summary>The license that the instance had. <see cref="DemoReport.Licenses"/> has its state at the end.</summary>
    public string? License { get; init; }

    /// <summary>The hostname that the instance had. <see cref="DemoReport.Hostnames"/> has its state at the end.</summary>
    public string? Hostname { get; init; }

    /// <summary>The DNS name that the instance had.</summary>
    public string? DnsName { get; init; }

    /// <summary>The ids of its interfaces that still exist.</summary>
    public required IReadOnlyList<string> InterfacesLeft { get; init; }

    /// <summary>The allocation ids of its Elastic IPs that are still allocated.</summary>
    public required IReadOnlyList<string> ElasticIpsLeft { get; init; }

    /// <summary>Its DNS records that still exist.</summary>
    public required IReadOnlyList<DemoDnsRecord> DnsRecordsLeft { get; init; }
}
