namespace FgtAsg.Recycle;

/// <summary>An execution's input. The same for each repeat of what asked for it: Step Functions tells by that that it runs already.</summary>
internal sealed record RecycleInput(string AutoScalingGroupName, bool DryRun, string Trigger);
