namespace FgtAsg.Tracking;

/// <summary>The track file as it was read: what a write is conditional on.</summary>
/// <param name="IsTagged">Whether it has object tags, and so may be locked.</param>
internal sealed record StoredTrackFile(string ETag, byte[] Content, bool IsTagged);
