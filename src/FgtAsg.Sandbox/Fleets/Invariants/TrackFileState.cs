using System.Text.Json.Nodes;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>The track file in S3.</summary>
/// <param name="Content">Null if the file does not exist.</param>
/// <param name="LockOwner">The tag <c>lock_id</c>; null or empty if the lock is free.</param>
/// <param name="LockExpires">The tag <c>lock_expires</c>.</param>
public sealed record TrackFileState(JsonObject? Content, string? LockOwner, string? LockExpires);
