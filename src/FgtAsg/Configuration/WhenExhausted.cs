namespace FgtAsg.Configuration;

/// <summary>What a launch does when a pool has nothing free.</summary>
internal enum WhenExhausted
{
    /// <summary>It is undone, and the instance given up.</summary>
    Abandon,

    /// <summary>The firewall goes into service without.</summary>
    Continue,
}
