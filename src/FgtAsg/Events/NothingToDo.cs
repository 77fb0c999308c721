namespace FgtAsg.Events;

/// <summary>An event that is understood, and asks for nothing.</summary>
internal sealed record NothingToDo(string Reason) : FleetEvent;
