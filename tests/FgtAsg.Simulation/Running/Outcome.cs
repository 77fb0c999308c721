namespace FgtAsg.Simulation.Running;

/// <summary>What came of a history.</summary>
/// <param name="Case">The history.</param>
/// <param name="Calls">How many AWS calls it made.</param>
/// <param name="Fingerprint">Of its calls and of what was there at the end.</param>
/// <param name="Violations">A sentence for each; none where all invariants held.</param>
internal sealed record Outcome(Case Case, int Calls, ulong Fingerprint, IReadOnlyList<string> Violations)
{
    /// <summary>The operations that were called, each at its index.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    public bool IsClean => Violations.Count == 0;
}
