namespace FgtAsg.Events;

/// <param name="Id">The message id that a failure is reported by.</param>
/// <param name="Body">The wrapped event's JSON.</param>
internal sealed record Message(string Id, string Body);
