namespace FgtAsg.Events;

/// <summary>Records of several sources in one payload. AWS sends none, but each is read by its own.</summary>
internal sealed record SeveralEvents(IReadOnlyList<FleetEvent> Events) : FleetEvent;
