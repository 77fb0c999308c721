using FgtAsg.Sweep;

namespace FgtAsg.Answers;

/// <param name="Kind">What was found.</param>
/// <param name="InstanceId">The instance that it is about; null for none.</param>
/// <param name="Resources">What else it is about.</param>
/// <param name="Action">What is done about it.</param>
/// <param name="Reason">How it shows.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">What the repair said; null for nothing.</param>
internal sealed record AnsweredFinding(
    FindingKind Kind, string? InstanceId, IReadOnlyList<string> Resources, string Action, string Reason, FindingOutcome Outcome, string? Detail);
