using FgtAsg.Aws;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Support;

internal static class Clocks
{
    /// <summary>A clock on which the function's pauses take no time.</summary>
    public static VirtualClock Fast() => new() { PausesUpTo = Backoff.LongestThrottled };
}
