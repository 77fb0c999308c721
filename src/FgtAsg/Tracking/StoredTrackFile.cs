namespace FgtAsg.Tracking;

/// <summary>The track file as it was read: what a write is conditional on.</summary>
internal sealed record StoredTrackFile(string ETag, byte[] Content);
