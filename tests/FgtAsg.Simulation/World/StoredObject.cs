namespace FgtAsg.Simulation.World;

internal sealed record StoredObject(byte[] Content, string ETag, IReadOnlyDictionary<string, string> Tags);
