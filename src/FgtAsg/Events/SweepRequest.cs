namespace FgtAsg.Events;

/// <summary><c>Scheduled Event</c>, or by hand: the fleet is to be looked over.</summary>
/// <param name="IsDryRun">Only what would be done is asked for.</param>
internal sealed record SweepRequest(bool IsDryRun) : FleetEvent;
