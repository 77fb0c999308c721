namespace FgtAsg.Tracking;

/// <summary>The track file as it was read: what a write is conditional on.</summary>
/// <param name="ETag">Names the content.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Content">Null where it is longer than the function may read.</param>
/// <param name="IsTagged">Whether it has object tags, and so may be locked.</param>
internal sealed record StoredTrackFile(string ETag, long Length, byte[]? Content, bool IsTagged);
