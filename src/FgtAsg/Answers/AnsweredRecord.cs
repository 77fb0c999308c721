namespace FgtAsg.Answers;

/// <param name="ItemIdentifier">The record's sequence number or event id; where it has none, its place in the batch.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why.</param>
internal sealed record AnsweredRecord(string ItemIdentifier, AnswerStatus Status, string? Reason)
{
    public static AnsweredRecord From(string id, Answer answer) => new(id, answer.Status, answer.Reason);
}
