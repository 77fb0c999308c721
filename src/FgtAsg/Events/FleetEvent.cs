namespace FgtAsg.Events;

/// <summary>An event, as far as the function has something to do for it.</summary>
internal abstract record FleetEvent;
