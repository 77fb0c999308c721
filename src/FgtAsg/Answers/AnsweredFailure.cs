namespace FgtAsg.Answers;

/// <param name="id">The volume, or the snapshot.</param>
/// <param name="reason">The error.</param>
internal sealed class AnsweredFailure(string id, string reason)
{
    public string Id { get; } = id;

    public string Reason { get; } = reason;
}
