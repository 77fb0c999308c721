namespace FgtAsg.Answers;

/// <param name="CommandId">The command that was sent for this start of the instance.</param>
/// <param name="Status">How it ended, in Systems Manager's words: Success, Failed, TimedOut or Cancelled.</param>
/// <param name="ResponseCode">Its exit code; null where Systems Manager has none.</param>
internal sealed record AnsweredStart(string CommandId, string Status, long? ResponseCode);
