using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Keeps the track file equal to what EC2 shows of the group's instances.</summary>
internal sealed class TrackFileUpdater(TrackFile file, ResourceFinder finder, ResourceTags resourceTags, GroupMembers members)
{
    /// <inheritdoc cref="TrackFile.LookAsync"/>
    public Task<TrackLook> LookAsync(RetryContext retry) => file.LookAsync(retry);

    /// <inheritdoc cref="TrackFile.ReadAsync"/>
    public Task<(TrackDocument? Document, string? Problem)> ReadAsync(RetryContext retry) =>
        file.ReadAsync(retry);

    /// <inheritdoc cref="TrackFile.ReadLockAsync"/>
    public Task<LockTags?> ReadLockAsync(RetryContext retry) => file.ReadLockAsync(retry);

    /// <summary>Takes over the lock of a dead holder, which had nothing more to write, and frees it.</summary>
    public Task<TrackUpdate> FreeLockAsync(string writer, RetryContext retry) =>
        UpdateAsync(document => document, look: null, writer, retry);

    /// <summary>Writes the instance's entry; nothing where it is the same already.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="attached">All its interfaces.</param>
    /// <param name="look">See <see cref="TrackFile.UpdateAsync"/>.</param>
    /// <param name="writer">Names the writer in the lock; unique.</param>
    public Task<TrackUpdate> RecordAsync(
        InstanceId instanceId, IEnumerable<NetworkInterface> attached, TrackLook? look, string writer, RetryContext retry)
    {
        var entry = EntryOf(instanceId, attached);
        return UpdateAsync(document => document.With(instanceId, entry), look, writer, retry);
    }

    /// <summary>Removes the instance's entry; nothing where there is none.</summary>
    /// <inheritdoc cref="RecordAsync"/>
    public Task<TrackUpdate> ForgetAsync(InstanceId instanceId, TrackLook? look, string writer, RetryContext retry) =>
        UpdateAsync(document => document.Without(instanceId), look, writer, retry);

    private Task<TrackUpdate> UpdateAsync(Func<TrackDocument, TrackDocument> change, TrackLook? look, string writer, RetryContext retry) =>
        file.UpdateAsync(change, () => RebuildAsync(retry), look, writer, retry);

    /// <summary>The document that a fleet without a readable track file has: an entry for each instance that finished launching.</summary>
    private async Task<TrackDocument> RebuildAsync(RetryContext retry)
    {
        var inService = await members.InServiceAsync(retry);
        var attached = await finder.AttachedAsync(inService, retry);
        return attached
            .GroupBy(i => i.Attachment.InstanceId, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Id: InstanceId.Parse(g.Key), Attached: g))
            .Aggregate(TrackDocument.Empty, (document, g) => document.With(g.Id, EntryOf(g.Id, g.Attached)));
    }

    private TrackEntry EntryOf(InstanceId instanceId, IEnumerable<NetworkInterface> attached) =>
        TrackEntry.From(attached, i => resourceTags.IsOurs(i.TagSet, instanceId));
}
