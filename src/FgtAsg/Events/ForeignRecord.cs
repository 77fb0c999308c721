namespace FgtAsg.Events;

/// <param name="Id">Its sequence number, its event's id, or its place in the batch.</param>
/// <param name="Reason">Why the function does nothing for it.</param>
internal sealed record ForeignRecord(string Id, string Reason);
