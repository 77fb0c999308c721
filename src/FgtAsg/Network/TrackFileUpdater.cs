using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Keeps the track file consistent with EC2's data about the group's instances.</summary>
internal sealed class TrackFileUpdater(TrackFile file, ResourceFinder finder, ResourceTags resourceTags, GroupMembers members)
{
    /// <inheritdoc cref="TrackFile.LookAsync"/>
    public Task<TrackLook> LookAsync(RetryContext retry) => file.LookAsync(retry);

    /// <inheritdoc cref="TrackFile.ReadAsync"/>
    public Task<(TrackDocument? Document, string? Problem)> ReadAsync(RetryContext retry) =>
        file.ReadAsync(retry);

    /// <inheritdoc cref="TrackFile.ReadLockAsync"/>
    public Task<LockTags?> ReadLockAsync(RetryContext retry) => file.ReadLockAsync(retry);

    /// <summary>Takes over and releases the expired lock of a crashed holder.</summary>
    public Task<TrackUpdate> FreeLockAsync(string writer, RetryContext retry) =>
        UpdateAsync(document => document, look: null, writer, retry);

    /// <summary>Writes the instance's entry, unless it is unchanged.</summary>
    /// <param name="attached">All interfaces of the instance.</param>
    /// <param name="look">See <see cref="TrackFile.UpdateAsync"/>.</param>
    /// <param name="writer">The writer's unique name in the lock.</param>
    public Task<TrackUpdate> RecordAsync(
        InstanceId instanceId, IEnumerable<NetworkInterface> attached, TrackLook? look, string writer, RetryContext retry)
    {
        var entry = EntryOf(instanceId, attached);
        return UpdateAsync(document => document.With(instanceId, entry), look, writer, retry);
    }

    /// <summary>Removes the instance's entry, if any.</summary>
    /// <inheritdoc cref="RecordAsync"/>
    public Task<TrackUpdate> ForgetAsync(InstanceId instanceId, TrackLook? look, string writer, RetryContext retry) =>
        UpdateAsync(document => document.Without(instanceId), look, writer, retry);

    private Task<TrackUpdate> UpdateAsync(Func<TrackDocument, TrackDocument> change, TrackLook? look, string writer, RetryContext retry) =>
        file.UpdateAsync(change, () => RebuildAsync(retry), look, writer, retry);

    /// <summary>Builds a document for a fleet without a readable track file: an entry for each instance that finished launching.</summary>
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
