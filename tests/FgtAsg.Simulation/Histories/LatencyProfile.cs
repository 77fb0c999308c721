namespace FgtAsg.Simulation.Histories;

/// <summary>How the services behave without failing.</summary>
internal enum LatencyProfile
{
    /// <summary>What is written is seen at once.</summary>
    Calm,

    /// <summary>EC2's describes and the table's index lag behind for up to some seconds, and transactions meet.</summary>
    Rough,
}
