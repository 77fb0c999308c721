namespace FgtAsg.Recycle;

/// <summary>The group's lock and what its holder knows: one item of the table.</summary>
/// <param name="Owner">The execution that holds the lock.</param>
/// <param name="Revision">Counts the writes: each is conditional on the one before.</param>
/// <param name="LeaseUntil">When others may take it over.</param>
/// <param name="IsPending">The group was changed again since the holder looked.</param>
/// <param name="Run">Null right after the lock was taken for the first time.</param>
internal sealed record RunRecord(string Owner, long Revision, DateTimeOffset? LeaseUntil, bool IsPending, RecycleRun? Run);
