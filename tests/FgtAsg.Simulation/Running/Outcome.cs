namespace FgtAsg.Simulation.Running;

/// <summary>The result of a history.</summary>
/// <param name="Calls">The number of its AWS calls.</param>
/// <param name="Fingerprint">The fingerprint of its calls and its final state.</param>
/// <param name="Violations">A sentence for each violation; empty if all invariants held.</param>
internal sealed record Outcome(Case Case, int Calls, ulong Fingerprint, IReadOnlyList<string> Violations)
{
    /// <summary>The called operations, by index.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    public bool IsClean => Violations.Count == 0;
}
