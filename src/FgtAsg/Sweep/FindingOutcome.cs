namespace FgtAsg.Sweep;

/// <summary>What became of a finding.</summary>
internal enum FindingOutcome
{
    Repaired,

    /// <summary>A dry run: it would be repaired.</summary>
    Planned,

    /// <summary>For a person to see to.</summary>
    Reported,

    /// <summary>Another look said that there is nothing to do: an event came meanwhile.</summary>
    Left,

    /// <summary>It could not be repaired, or there was no time for it.</summary>
    Failed,
}
