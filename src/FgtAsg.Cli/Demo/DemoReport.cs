using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

/// <summary>The demo's report, as <c>--json</c> prints it.</summary>
internal sealed record DemoReport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string AutoScalingGroupName { get; init; }

    /// <summary>The private zone with the firewalls' DNS names; null without DNS.</summary>
    public string? ZoneName { get; init; }

    /// <summary>The step that failed, which is the last one; null if the demo passed.</summary>
    public required string? FailedAt { get; init; }

    /// <summary>The instances after the launches.</summary>
    public required IReadOnlyList<DemoInstance> Launched { get; init; }

    /// <summary>The terminated instance; null if this or an earlier step failed.</summary>
    public required DemoTermination? Terminated { get; init; }

    /// <summary>The function's other jobs; null if a step failed.</summary>
    public required DemoJobs? Jobs { get; init; }

    /// <summary>The instances at the end, or when the fleet was last at rest.</summary>
    public required IReadOnlyList<DemoInstance> Remaining { get; init; }

    /// <summary>The pool of licenses at the end.</summary>
    public required IReadOnlyList<DemoPoolItem> Licenses { get; init; }

    /// <summary>The pool of hostnames at the end.</summary>
    public required IReadOnlyList<DemoPoolItem> Hostnames { get; init; }

    /// <summary>The zone's address records at the end.</summary>
    public required IReadOnlyList<DemoDnsRecord> DnsRecords { get; init; }

    public required JsonObject TrackFile { get; init; }

    /// <summary>The number of AWS calls per operation, of the function and of the demo.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>The problems, including violated invariants; empty if the demo passed.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    public required double Seconds { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Readable);
}
