namespace FgtAsg.Simulation.Histories;

/// <summary>The services' behavior without faults.</summary>
internal enum LatencyProfile
{
    /// <summary>Writes are visible at once.</summary>
    Calm,

    /// <summary>EC2's describes and the table's index lag behind by up to a few seconds, and transactions conflict.</summary>
    Rough,
}
