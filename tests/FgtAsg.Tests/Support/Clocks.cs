using FgtAsg.Aws;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Support;

internal static class Clocks
{
    /// <summary>The function's pauses take no time on it.</summary>
    public static VirtualClock Fast() => new() { PausesUpTo = Backoff.LongestThrottled };
}
