using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace FgtAsg.Tests.Snapshots;

/// <summary>Short methods to create volumes and snapshots. The group is <c>fleet</c>.</summary>
internal static class Disks
{
    public const string Slot = "2026-03-01T00:00:00Z";

    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Volume Volume(string id, string state = "in-use", string? instance = "i-1", params Tag[] tags) => new()
    {
        VolumeId = id,
        State = state,
        Attachments = instance is null ? null : [new VolumeAttachment { InstanceId = instance, VolumeId = id }],
        Tags = tags.Length == 0 ? null : [.. tags],
    };

    /// <summary>A snapshot with the function's tags and this age in days.</summary>
    public static Snapshot Own(
        string id,
        string volumeId,
        double days = 1,
        string state = "completed",
        string? slot = null,
        string group = "fleet",
        string? taggedVolume = null) => new()
        {
            SnapshotId = id,
            VolumeId = volumeId,
            State = SnapshotState.FindValue(state),
            StartTime = Now.AddDays(-days).UtcDateTime,
            Tags =
            [
                new Tag { Key = "fgt-asg:group", Value = group },
                new Tag { Key = "fgt-asg:volume-id", Value = taggedVolume ?? volumeId },
                new Tag { Key = "fgt-asg:slot", Value = slot ?? string.Create(CultureInfo.InvariantCulture, $"{days} days ago") },
            ],
        };
}
