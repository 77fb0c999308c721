namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>One CompleteLifecycleAction call.</summary>
public sealed record CloudCompletionAttempt(DateTimeOffset Time, string Result, bool Accepted);
