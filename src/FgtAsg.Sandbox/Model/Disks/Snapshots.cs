using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Model.Disks;

/// <summary>CreateSnapshot and DeleteSnapshot, and the images that keep snapshots in use.</summary>
internal static class Snapshots
{
    public const string Pending = "pending";
    public const string Completed = "completed";
    public const string Error = "error";

    public static CreateSnapshotResponse Create(CloudState state, CreateSnapshotRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var volume = Lookup.Volume(state, request.VolumeId);
        var tags = Tagging.FromSpecifications(request.TagSpecifications, "snapshot");
        if (state.Snapshots.All.Count(snapshot => snapshot.VolumeId == volume.Id && snapshot.State == Pending)
            >= state.Options.PendingSnapshotsPerVolume)
        {
            throw new ServiceFault(
                "ConcurrentSnapshotLimitExceeded", "Maximum allowed in-progress snapshots for a single volume exceeded.");
        }

        var snapshot = new CloudSnapshot
        {
            Id = state.DiskIds.Next("snap"),
            VolumeId = volume.Id,
            VolumeSize = volume.Size,
            StartTime = state.Now,
            State = Pending,
            Description = request.Description ?? "",
            Tags = tags,
        };
        state.Snapshots.Put(snapshot, state.Now);
        state.Schedule.Set(state.Now + state.Options.SnapshotDelay, new Transition.SnapshotCompletes(snapshot.Id));
        return new CreateSnapshotResponse { Snapshot = DiskViews.Of(state, snapshot) };
    }

    public static DeleteSnapshotResponse Delete(CloudState state, DeleteSnapshotRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var snapshot = Lookup.Snapshot(state, request.SnapshotId);
        if (state.Images.All.FirstOrDefault(image => image.SnapshotIds.Contains(snapshot.Id, StringComparer.Ordinal)) is { } user)
        {
            throw new ServiceFault("InvalidSnapshot.InUse", $"The snapshot {snapshot.Id} is currently in use by {user.Id}");
        }

        state.Snapshots.Remove(snapshot.Id, state.Now);
        return new DeleteSnapshotResponse();
    }

    /// <summary>Adds a snapshot that was made earlier, by anyone.</summary>
    public static string Put(
        CloudState state, string volumeId, DateTimeOffset startTime, IReadOnlyDictionary<string, string>? tags, string snapshotState)
    {
        var id = state.DiskIds.Next("snap");
        state.Snapshots.Put(
            new CloudSnapshot
            {
                Id = id,
                VolumeId = volumeId,
                VolumeSize = state.Volumes.Get(volumeId)?.Size ?? 10,
                StartTime = startTime,
                State = snapshotState,
                StateMessage = snapshotState == Error ? "The snapshot could not be created." : null,
                Tags = CloudTags.From(tags),
            },
            state.Now);
        return id;
    }

    public static void Complete(CloudState state, string snapshotId)
    {
        if (state.Snapshots.Get(snapshotId) is { State: Pending } snapshot)
        {
            state.Snapshots.Put(snapshot with { State = Completed }, state.Now);
        }
    }

    public static string CreateImage(CloudState state, string name, IReadOnlyList<string> snapshotIds, bool isDisabled)
    {
        var image = new CloudImage
        {
            Id = state.DiskIds.Next("ami"),
            Name = name,
            SnapshotIds = [.. snapshotIds.Select(id => Lookup.Snapshot(state, id).Id)],
            IsDisabled = isDisabled,
        };
        state.Images.Put(image, state.Now);
        return image.Id;
    }
}
