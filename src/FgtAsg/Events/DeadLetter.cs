namespace FgtAsg.Events;

/// <summary>What Lambda's on-failure destination wrote: an event that was given up, and is here again.</summary>
internal sealed record DeadLetter(FleetEvent Event) : FleetEvent;
