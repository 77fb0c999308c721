namespace FgtAsg.Events;

/// <summary>Objects of a bucket came or went. Whether they are licence files is not said yet.</summary>
/// <param name="Changes">One or more.</param>
/// <param name="OtherEvents">The names of the events of the same delivery that are neither.</param>
internal sealed record LicenseFilesChanged(IReadOnlyList<ObjectChange> Changes, IReadOnlyList<string> OtherEvents) : FleetEvent;
