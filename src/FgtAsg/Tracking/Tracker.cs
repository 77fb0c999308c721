using Amazon.EC2.Model;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;

namespace FgtAsg.Tracking;

/// <summary>Keeps the track file equal to what EC2 shows of the group's instances.</summary>
internal sealed class Tracker(TrackFile file, ResourceFinder finder, Ownership ownership, GroupMembers members)
{
    public Task<TrackEntry?> FindAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken) =>
        file.FindAsync(instanceId, patience, cancellationToken);

    /// <inheritdoc cref="TrackFile.ReadAsync"/>
    public Task<(TrackDocument? Document, string? Problem)> ReadAsync(Patience patience, CancellationToken cancellationToken) =>
        file.ReadAsync(patience, cancellationToken);

    /// <inheritdoc cref="TrackFile.ReadLockAsync"/>
    public Task<LockTags?> ReadLockAsync(Patience patience, CancellationToken cancellationToken) => file.ReadLockAsync(patience, cancellationToken);

    /// <summary>Takes over the lock of a dead holder, which had nothing more to write, and frees it.</summary>
    public Task<TrackUpdate> FreeLockAsync(string writer, Patience patience, CancellationToken cancellationToken) =>
        file.UpdateAsync(document => document, token => RebuildAsync(patience, token), writer, patience, cancellationToken);

    /// <summary>Writes the instance's entry; nothing where it is the same already.</summary>
    public Task<TrackUpdate> RecordAsync(
        InstanceId instanceId, IEnumerable<NetworkInterface> attached, string writer, Patience patience, CancellationToken cancellationToken)
    {
        var entry = EntryOf(instanceId, attached);
        return file.UpdateAsync(document => document.With(instanceId, entry), token => RebuildAsync(patience, token), writer, patience, cancellationToken);
    }

    public Task<TrackUpdate> ForgetAsync(InstanceId instanceId, string writer, Patience patience, CancellationToken cancellationToken) =>
        file.UpdateAsync(document => document.Without(instanceId), token => RebuildAsync(patience, token), writer, patience, cancellationToken);

    /// <summary>The document that a fleet without a readable track file has: an entry for each instance that finished launching.</summary>
    private async Task<TrackDocument> RebuildAsync(Patience patience, CancellationToken cancellationToken)
    {
        var inService = await members.InServiceAsync(patience, cancellationToken);
        var attached = await finder.AttachedAsync(inService, patience, cancellationToken);
        return attached
            .GroupBy(i => i.Attachment.InstanceId, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Id: InstanceId.Parse(g.Key), Attached: g))
            .Aggregate(TrackDocument.Empty, (document, g) => document.With(g.Id, EntryOf(g.Id, g.Attached)));
    }

    private TrackEntry EntryOf(InstanceId instanceId, IEnumerable<NetworkInterface> attached) =>
        TrackEntry.From(attached, i => ownership.IsOurs(i.TagSet, instanceId));
}
