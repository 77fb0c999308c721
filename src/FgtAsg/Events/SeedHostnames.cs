using FgtAsg.Hostnames;

namespace FgtAsg.Events;

/// <summary>By hand: puts the hostnames of a pattern, with these numbers, into the pool.</summary>
/// <param name="Pattern">Gives a hostname for each of the numbers.</param>
/// <param name="First">The lowest number.</param>
/// <param name="Count">How many.</param>
internal sealed record SeedHostnames(HostnamePattern Pattern, int First, int Count) : FleetEvent;
