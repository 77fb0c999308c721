namespace FgtAsg.Tracking;

/// <summary>A look at the track file, for a change that is about to be written.</summary>
/// <param name="Stored">What is there; null for no file.</param>
/// <param name="At">When the look began, in the clock's own count: a look that is old tells nothing of who is at work now.</param>
internal sealed record TrackLook(StoredTrackFile? Stored, long At);
