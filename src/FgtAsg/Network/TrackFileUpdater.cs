using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Keeps the track file equal to what EC2 shows of the group's instances.</summary>
internal sealed class TrackFileUpdater(TrackFile file, ResourceFinder finder, ResourceTags resourceTags, GroupMembers members)
{
    /// <inheritdoc cref="TrackFile.LookAsync"/>
    public Task<TrackLook> LookAsync(RetryContext patience, CancellationToken cancellationToken) => file.LookAsync(patience, cancellationToken);

    /// <inheritdoc cref="TrackFile.ReadAsync"/>
    public Task<(TrackDocument? Document, string? Problem)> ReadAsync(RetryContext patience, CancellationToken cancellationToken) =>
        file.ReadAsync(patience, cancellationToken);

    /// <inheritdoc cref="TrackFile.ReadLockAsync"/>
    public Task<LockTags?> ReadLockAsync(RetryContext patience, CancellationToken cancellationToken) => file.ReadLockAsync(patience, cancellationToken);

    /// <summary>Takes over the lock of a dead holder, which had nothing more to write, and frees it.</summary>
    public Task<TrackUpdate> FreeLockAsync(string writer, RetryContext patience, CancellationToken cancellationToken) =>
        UpdateAsync(document => document, look: null, writer, patience, cancellationToken);

    /// <summary>Writes the instance's entry; nothing where it is the same already.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="attached">All its interfaces.</param>
    /// <param name="look">See <see cref="TrackFile.UpdateAsync"/>.</param>
    /// <param name="writer">Names the writer in the lock; unique.</param>
    /// <param name="patience">Waits and retries.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<TrackUpdate> RecordAsync(
        InstanceId instanceId, IEnumerable<NetworkInterface> attached, TrackLook? look, string writer, RetryContext patience, CancellationToken cancellationToken)
    {
        var entry = EntryOf(instanceId, attached);
        return UpdateAsync(document => document.With(instanceId, entry), look, writer, patience, cancellationToken);
    }

    /// <summary>Removes the instance's entry; nothing where there is none.</summary>
    /// <inheritdoc cref="RecordAsync"/>
    public Task<TrackUpdate> ForgetAsync(InstanceId instanceId, TrackLook? look, string writer, RetryContext patience, CancellationToken cancellationToken) =>
        UpdateAsync(document => document.Without(instanceId), look, writer, patience, cancellationToken);

    private Task<TrackUpdate> UpdateAsync(
        Func<TrackDocument, TrackDocument> change, TrackLook? look, string writer, RetryContext patience, CancellationToken cancellationToken) =>
        file.UpdateAsync(change, token => RebuildAsync(patience, token), look, writer, patience, cancellationToken);

    /// <summary>The document that a fleet without a readable track file has: an entry for each instance that finished launching.</summary>
    private async Task<TrackDocument> RebuildAsync(RetryContext patience, CancellationToken cancellationToken)
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
        TrackEntry.From(attached, i => resourceTags.IsOurs(i.TagSet, instanceId));
}
