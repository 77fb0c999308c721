namespace FgtAsg.Simulation.World;

/// <summary>The function's process is gone. A test gets this exception instead of an answer.</summary>
internal sealed class ProcessDiedException() : Exception("The process died.");
