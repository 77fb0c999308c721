namespace FgtAsg.Simulation.Histories;

/// <summary>How many firewalls there are at the end.</summary>
internal sealed record FirewallCounts(int InService = 0, int Warm = 0);
