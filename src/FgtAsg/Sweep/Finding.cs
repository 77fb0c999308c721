using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="InstanceId">The instance that it is about; null for none.</param>
/// <param name="Resources">What it is about besides: ids of EC2's, keys of the table, and the track file's entry.</param>
/// <param name="Action">What is done about it, in a few words.</param>
/// <param name="Reason">How it shows, in a sentence.</param>
/// <param name="Repair">Null for what a person must see to.</param>
internal sealed record Finding(
    FindingKind Kind, InstanceId? InstanceId, IReadOnlyList<string> Resources, string Action, string Reason, SweepRepair? Repair);

/// <summary>What a sweep may find.</summary>
internal enum FindingKind
{
    /// <summary>An instance is gone, and something of it is left.</summary>
    DeadInstance,

    /// <summary>An instance waits in the launch hook, and nothing is at work for it.</summary>
    StuckLaunch,

    /// <summary>An instance waits in the terminate hook, and nothing is at work for it.</summary>
    StuckTermination,

    /// <summary>A hook's time-out let an instance in before its launch was done.</summary>
    UnfinishedLaunch,

    /// <summary>An instance is back in the warm pool, and has not given back what only one in service needs.</summary>
    OpenReturn,

    /// <summary>The track file, or what was made once too often, differs from what a firewall has.</summary>
    Drift,

    /// <summary>A firewall's tags say that it holds something else than its record does.</summary>
    WrongTags,

    /// <summary>A dead instance holds a license or hostname that its record does not name.</summary>
    OrphanedPoolItem,

    /// <summary>The track file is locked by a writer that is dead.</summary>
    StaleLock,

    /// <summary>The track file cannot be read.</summary>
    UnreadableTrackFile,

    /// <summary>A firewall lacks an interface that is configured.</summary>
    MissingInterface,

    /// <summary>A firewall lacks an Elastic IP that is configured.</summary>
    MissingElasticIp,

    /// <summary>An instance lives, is not in the group, and has things of the group's.</summary>
    DetachedInstance,

    /// <summary>An instance is in the group, and its record is missing, cannot be read, or says that it has ended.</summary>
    WrongRecord,

    /// <summary>A license file is in the bucket, and its license is not in the pool, or is there as the file was before.</summary>
    UntakenLicenseFile,

    /// <summary>A license's file is gone, and nothing says so of the license.</summary>
    MissingLicenseFile,

    /// <summary>An earlier version took licenses in without reading their files.</summary>
    UnreadLicenses,

    /// <summary>The license files cannot be listed.</summary>
    UnlistedLicenseFiles,
}

/// <summary>The kind as its word, such as <c>deadInstance</c>.</summary>
internal sealed class FindingKindConverter() : JsonStringEnumConverter<FindingKind>(JsonNamingPolicy.CamelCase);

/// <summary>What became of a finding.</summary>
internal enum FindingOutcome
{
    Repaired,

    /// <summary>A dry run: it would be repaired.</summary>
    Planned,

    /// <summary>For a person to see to.</summary>
    Reported,

    /// <summary>Another look said that there is nothing to do: an event came meanwhile.</summary>
    Left,

    /// <summary>It could not be repaired, or there was no time for it.</summary>
    Failed,
}

/// <summary>The outcome as its lower-case word.</summary>
internal sealed class FindingOutcomeConverter() : JsonStringEnumConverter<FindingOutcome>(JsonNamingPolicy.CamelCase);

/// <summary>Words that findings share.</summary>
internal static class FindingTexts
{
    /// <summary>Among the resources of a finding.</summary>
    public const string TrackEntry = TrackStore.Key;

    public static string EndOf(SweepSubject subject) => subject.Instance is { } known ? $"is {known.State?.Name}" : "is unknown to EC2";
}
