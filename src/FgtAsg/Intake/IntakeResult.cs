namespace FgtAsg.Intake;

/// <summary>What became of one object of an event.</summary>
/// <param name="License">The licence's id; null for what is no licence file.</param>
/// <param name="IsDone">Whether the licence's item now says this event; not for what was refused or ignored.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="IsFailed">It must come again.</param>
internal sealed record IntakeResult(string? License, bool IsDone, string Text, bool IsFailed = false);
