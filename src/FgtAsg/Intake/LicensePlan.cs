using FgtAsg.Records;

namespace FgtAsg.Intake;

/// <summary>What is to be done about a licence.</summary>
/// <param name="Result">What is said of it when it is done.</param>
/// <param name="Updates">All of them, or none; empty where the items say already what is.</param>
internal sealed record LicensePlan(IntakeResult Result, params IReadOnlyList<ItemUpdate> Updates);
