namespace FgtAsg.Events;

/// <summary>A well-formed event that is not for this function.</summary>
internal sealed record Unhandled(string Reason) : FleetEvent;
