using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

/// <summary>What the demo shows, as <c>--json</c> prints it.</summary>
internal sealed record DemoReport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string AutoScalingGroupName { get; init; }

    /// <summary>The private zone of the firewalls' names; null without DNS.</summary>
    public string? ZoneName { get; init; }

    /// <summary>The step that did not come out as it should, after which there was no other; null when all is well.</summary>
    public required string? FailedAt { get; init; }

    /// <summary>After all instances came up.</summary>
    public required IReadOnlyList<DemoInstance> Launched { get; init; }

    /// <summary>The one that was terminated; null where it did not come to that.</summary>
    public required DemoTermination? Terminated { get; init; }

    /// <summary>What else the function does for a fleet; null where it did not come to that.</summary>
    public required DemoJobs? Jobs { get; init; }

    /// <summary>After it was replaced, and then all were.</summary>
    public required IReadOnlyList<DemoInstance> Remaining { get; init; }

    /// <summary>The pool of licenses, in the end.</summary>
    public required IReadOnlyList<DemoPoolItem> Licenses { get; init; }

    /// <summary>The pool of hostnames, in the end.</summary>
    public required IReadOnlyList<DemoPoolItem> Hostnames { get; init; }

    /// <summary>The zone's address records, in the end.</summary>
    public required IReadOnlyList<DemoDnsRecord> DnsRecords { get; init; }

    public required JsonObject TrackFile { get; init; }

    /// <summary>The AWS calls of all invocations, and the demo's own, by operation.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>What is wrong, and which invariants do not hold; empty when all is well.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    public required double Seconds { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Readable);
}
