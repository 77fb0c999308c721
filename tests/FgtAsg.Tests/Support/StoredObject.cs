namespace FgtAsg.Tests.Support;

internal sealed record StoredObject(byte[] Content, string ETag, IReadOnlyDictionary<string, string> Tags);
