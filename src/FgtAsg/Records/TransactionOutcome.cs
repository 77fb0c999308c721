namespace FgtAsg.Records;

/// <summary>What became of several updates that belong together: all done, or none.</summary>
/// <param name="IsDone">Whether all conditions held.</param>
/// <param name="Refusals">Of each update, in their order: why it kept the others from being done; null for one that did not.</param>
internal sealed record TransactionOutcome(bool IsDone, IReadOnlyList<Refusal?> Refusals)
{
    public static readonly TransactionOutcome Done = new(IsDone: true, []);
}
