using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

/// <summary>What became of an instance's belongings.</summary>
internal sealed record DemoTermination
{
    public required string InstanceId { get; init; }

    /// <summary>The instance that its group launched instead.</summary>
    public required string? ReplacedBy { get; init; }

    /// <summary>The function's answer to its terminate event.</summary>
    public JsonNode? Answer { get; init; }

    /// <summary>The license that it had: <see cref="DemoReport.Licenses"/> says how that is now.</summary>
    public string? License { get; init; }

    /// <summary>The hostname that it had: <see cref="DemoReport.Hostnames"/> says how that is now.</summary>
    public string? Hostname { get; init; }

    /// <summary>The name that led to it.</summary>
    public string? DnsName { get; init; }

    /// <summary>Of its interfaces, those that still exist.</summary>
    public required IReadOnlyList<string> InterfacesLeft { get; init; }

    /// <summary>Of its Elastic IPs, those that are still allocated.</summary>
    public required IReadOnlyList<string> ElasticIpsLeft { get; init; }

    /// <summary>Of its DNS records, those that are still there.</summary>
    public required IReadOnlyList<DemoDnsRecord> DnsRecordsLeft { get; init; }
}
