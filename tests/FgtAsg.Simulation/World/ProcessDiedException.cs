namespace FgtAsg.Simulation.World;

/// <summary>The function's process is gone: what a test sees in the place of an answer.</summary>
internal sealed class ProcessDiedException() : Exception("The process died.");
