namespace FgtAsg.Events;

/// <summary>Records of sources that the function does not know: a stream, above all.</summary>
internal sealed record ForeignRecords(IReadOnlyList<ForeignRecord> Records) : FleetEvent;
