namespace FgtAsg.Simulation.Histories;

/// <summary>The number of firewalls at the end.</summary>
internal sealed record FirewallCounts(int InService = 0, int Warm = 0);
