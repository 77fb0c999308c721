using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace FgtAsg.Simulation.World;

/// <summary>
/// An S3 bucket's objects, by S3's rules: reads see the last write, an ETag follows from the content alone, a put replaces the tags, and
/// conditions are checked as one with the write.
/// </summary>
internal sealed class Bucket
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly Dictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => _objects.Keys;

    public bool Has(string key) => _objects.ContainsKey(key);

    public StoredObject Get(string key) =>
        _objects.TryGetValue(key, out var stored) ? stored : throw AwsFault.S3("NoSuchKey", HttpStatusCode.NotFound);

    public string TextOf(string key) => Encoding.UTF8.GetString(Get(key).Content);

    public StoredObject Put(string key, string content, IReadOnlyDictionary<string, string>? tags = null) =>
        Put(key, Encoding.UTF8.GetBytes(content), tags, ifMatch: null, ifNoneMatch: null);

    public StoredObject Put(string key, byte[] content, IReadOnlyDictionary<string, string>? tags, string? ifMatch, string? ifNoneMatch)
    {
        if (ifMatch is not null && Get(key).ETag != ifMatch)
        {
            throw AwsFault.S3("PreconditionFailed", HttpStatusCode.PreconditionFailed);
        }

        if (ifNoneMatch == "*" && Has(key))
        {
            throw AwsFault.S3("PreconditionFailed", HttpStatusCode.PreconditionFailed);
        }

        var stored = new StoredObject(content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"", tags ?? NoTags);
        _objects[key] = stored;
        return stored;
    }

    public void Delete(string key) => _objects.Remove(key);

    public void PutTags(string key, IReadOnlyDictionary<string, string> tags) => _objects[key] = Get(key) with { Tags = tags };
}
