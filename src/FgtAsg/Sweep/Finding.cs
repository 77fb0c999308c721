using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>A difference between the actual and the expected state.</summary>
/// <param name="InstanceId">The instance concerned; null for none.</param>
/// <param name="Resources">The other resources concerned: EC2 ids, table keys, and the track file's entry.</param>
/// <param name="Action">The repair, in a few words.</param>
/// <param name="Reason">A sentence that describes the difference.</param>
/// <param name="Repair">Null if a person must act.</param>
internal sealed record Finding(
    FindingKind Kind, InstanceId? InstanceId, IReadOnlyList<string> Resources, string Action, string Reason, SweepRepair? Repair);

/// <summary>The kinds of findings.</summary>
internal enum FindingKind
{
    /// <summary>An instance is gone, and some of its resources are left.</summary>
    DeadInstance,

    /// <summary>An instance waits in the launch hook, and no invocation is working on it.</summary>
    StuckLaunch,

    /// <summary>An instance waits in the terminate hook, and no invocation is working on it.</summary>
    StuckTermination,

    /// <summary>A hook's timeout let an instance into the group before its launch was finished.</summary>
    UnfinishedLaunch,

    /// <summary>An instance is back in the warm pool, but still holds what only an instance in service needs.</summary>
    OpenReturn,

    /// <summary>A firewall's interfaces differ from the track file, or it has surplus interfaces or Elastic IPs.</summary>
    Drift,

    /// <summary>A firewall's tags differ from its record.</summary>
    WrongTags,

    /// <summary>A dead instance holds a license or hostname that its record does not name.</summary>
    OrphanedPoolItem,

    /// <summary>The track file is locked by a writer that has died.</summary>
    StaleLock,

    /// <summary>The track file cannot be read.</summary>
    UnreadableTrackFile,

    /// <summary>A firewall lacks a configured interface.</summary>
    MissingInterface,

    /// <summary>A firewall lacks a configured Elastic IP.</summary>
    MissingElasticIp,

    /// <summary>A living instance is not in the group, but has resources of the group.</summary>
    DetachedInstance,

    /// <summary>An instance is in the group, but its record is missing, unreadable, or says that the instance has ended.</summary>
    WrongRecord,

    /// <summary>A license file is in the bucket, but its license is not in the pool, or is there with the file's earlier content.</summary>
    UntakenLicenseFile,

    /// <summary>A license's file is gone, but the license's item does not say so.</summary>
    MissingLicenseFile,

    /// <summary>An earlier version took licenses in without reading their files.</summary>
    UnreadLicenses,

    /// <summary>The license files cannot be listed.</summary>
    UnlistedLicenseFiles,
}

/// <summary>The kind in JSON, such as <c>deadInstance</c>.</summary>
internal sealed class FindingKindConverter() : JsonStringEnumConverter<FindingKind>(JsonNamingPolicy.CamelCase);

/// <summary>The result of a finding.</summary>
internal enum FindingOutcome
{
    Repaired,

    /// <summary>In a dry run: it would be repaired.</summary>
    Planned,

    /// <summary>A person must act.</summary>
    Reported,

    /// <summary>A second look found nothing to do, because an event was processed meanwhile.</summary>
    Left,

    /// <summary>The repair failed, or there was no time for it.</summary>
    Failed,
}

/// <summary>The outcome in JSON, as a lower-case word.</summary>
internal sealed class FindingOutcomeConverter() : JsonStringEnumConverter<FindingOutcome>(JsonNamingPolicy.CamelCase);

/// <summary>Texts that findings share.</summary>
internal static class FindingTexts
{
    /// <summary>The track file's entry in the resources of a finding.</summary>
    public const string TrackEntry = TrackStore.Key;

    public static string EndOf(SweepSubject subject) => subject.Instance is { } known ? $"is {known.State?.Name}" : "is unknown to EC2";
}
