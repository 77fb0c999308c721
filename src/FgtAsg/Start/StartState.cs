namespace FgtAsg.Start;

/// <summary>How far the command of one start is.</summary>
internal enum StartState
{
    /// <summary>A delivery sends it, or died before it could say so.</summary>
    Sending,

    /// <summary>Systems Manager has it.</summary>
    Sent,

    /// <summary>It has ended, well or not.</summary>
    Ended,
}
