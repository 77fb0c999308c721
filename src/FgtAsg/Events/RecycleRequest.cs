namespace FgtAsg.Events;

/// <summary>Something asks for the group's instances to be looked over for outdated ones, and replaced.</summary>
/// <param name="Origin">Who asks.</param>
/// <param name="AutoScalingGroupName">Of which group; null for the function's own.</param>
/// <param name="Id">The same for each repeat of the event; null where the invocation's own id is.</param>
/// <param name="IsDryRun">Only what would be done is asked for.</param>
/// <param name="Caller">Of an update: the ARN of who made it.</param>
internal sealed record RecycleRequest(RecycleOrigin Origin, string? AutoScalingGroupName, string? Id, bool IsDryRun, string? Caller = null) : FleetEvent;
