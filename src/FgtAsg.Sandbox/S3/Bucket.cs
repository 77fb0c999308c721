using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;

namespace FgtAsg.Sandbox.S3;

/// <summary>
/// An S3 bucket without versioning. Reads return the last write. An ETag depends only on the content. A put replaces the tags. Conditions
/// are checked atomically with the write.
/// </summary>
/// <remarks>Thread-safe. Errors are <see cref="AmazonS3Exception"/>s, as the SDK's S3 client throws them.</remarks>
public sealed class Bucket
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly Sequencers _sequencers;

    public Bucket(string name, TimeProvider time)
    {
        Name = name;
        _time = time;
        _sequencers = new Sequencers(time);
        CreatedAt = time.GetUtcNow();
    }

    /// <summary>Raised for each created or deleted object of the bucket, in order. The handler must return quickly.</summary>
    [SuppressMessage("Design", "MA0046:Use EventHandler<T> to declare events", Justification = "The change is the only argument.")]
    public event Action<ObjectChange>? Changed;

    public string Name { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>All objects at one moment, in ordinal order of their keys.</summary>
    public IReadOnlyList<KeyValuePair<string, StoredObject>> Objects
    {
        get
        {
            lock (_lock)
            {
                return [.. _objects];
            }
        }
    }

    public IEnumerable<string> Keys => Objects.Select(stored => stored.Key);

    public IEnumerable<(string Key, string Text)> Texts =>
        Objects.Select(stored => (stored.Key, Encoding.UTF8.GetString(stored.Value.Content)));

    public bool Has(string key)
    {
        lock (_lock)
        {
            return _objects.ContainsKey(key);
        }
    }

    public StoredObject Get(string key)
    {
        lock (_lock)
        {
            return _objects.TryGetValue(key, out var stored)
                ? stored
                : throw Fault("NoSuchKey", "The specified key does not exist.", HttpStatusCode.NotFound);
        }
    }

    public string TextOf(string key) => Encoding.UTF8.GetString(Get(key).Content);

    public StoredObject Put(string key, string content, IReadOnlyDictionary<string, string>? tags = null) =>
        Put(key, Encoding.UTF8.GetBytes(content), tags);

    /// <param name="key">The object's key.</param>
    /// <param name="content">The complete content.</param>
    /// <param name="tags">The new tags; null for none.</param>
    /// <param name="ifMatch">The ETag that the object must have; null if any object or none may exist.</param>
    /// <param name="ifNoneMatch"><c>*</c>: the object must not exist.</param>
    public StoredObject Put(
        string key, byte[] content, IReadOnlyDictionary<string, string>? tags, string? ifMatch = null, string? ifNoneMatch = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Check(tags);
        lock (_lock)
        {
            if ((ifMatch is not null && Get(key).ETag != ifMatch) || (ifNoneMatch == "*" && Has(key)))
            {
                throw Fault(
                    "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold",
                    HttpStatusCode.PreconditionFailed);
            }

            var stored = new StoredObject(content, ETagOf(content), _time.GetUtcNow(), tags ?? NoTags);
            _objects[key] = stored;
            Tell(key, ObjectChangeKind.Put, stored);
            return stored;
        }
    }

    /// <summary>Copies an object without its tags.</summary>
    /// <param name="target">The bucket of the copy.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="targetKey">The copy's key.</param>
    /// <param name="ifMatch">The ETag that the object must have; null for any.</param>
    public StoredObject CopyTo(Bucket target, string key, string targetKey, string? ifMatch)
    {
        ArgumentNullException.ThrowIfNull(target);
        var stored = Get(key);
        return ifMatch is null || stored.ETag == ifMatch
            ? target.Put(targetKey, stored.Content, tags: null)
            : throw Fault(
                "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", HttpStatusCode.PreconditionFailed);
    }

    public void PutTags(string key, IReadOnlyDictionary<string, string> tags)
    {
        Check(tags);
        lock (_lock)
        {
            _objects[key] = Get(key) with { Tags = tags };
        }
    }

    /// <summary>Deleting a missing object succeeds too and is also reported.</summary>
    public void Delete(string key)
    {
        lock (_lock)
        {
            _objects.Remove(key);
            Tell(key, ObjectChangeKind.Delete, stored: null);
        }
    }

    internal static AmazonS3Exception Fault(string code, string message, HttpStatusCode status) =>
        new(message, ErrorType.Sender, code, "request-1", status);

    private void Tell(string key, ObjectChangeKind kind, StoredObject? stored) => Changed?.Invoke(new ObjectChange
    {
        Kind = kind,
        Bucket = Name,
        Key = key,
        Size = stored?.Content.Length,
        ETag = stored?.ETag.Trim('"'),
        Sequencer = _sequencers.Next(),
        Time = _time.GetUtcNow(),
    });

    /// <summary>
    /// At most ten tags, with the characters and lengths that S3's user guide allows ("Categorizing your objects using tags").
    /// </summary>
    private static void Check(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is { Count: > 10 })
        {
            throw Fault("BadRequest", "Object tags cannot be greater than 10", HttpStatusCode.BadRequest);
        }

        foreach (var (key, value) in tags ?? NoTags)
        {
            if (key.Length is 0 or > 128 || value.Length > 256 || !key.All(IsAllowed) || !value.All(IsAllowed))
            {
                throw Fault("InvalidTag", $"The TagKey or TagValue you have provided is invalid: {key}={value}", HttpStatusCode.BadRequest);
            }
        }
    }

    private static bool IsAllowed(char character) =>
        char.IsLetterOrDigit(character) || "+-=._:/@ ".Contains(character, StringComparison.Ordinal);

    /// <summary>S3's ETag of an object that was put in one part and is not encrypted with a KMS key.</summary>
    [SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "S3 uses it; it protects nothing.")]
    private static string ETagOf(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
}

/// <summary>An object in a bucket.</summary>
/// <param name="Content">Never changes: a put creates a new object.</param>
/// <param name="ETag">In quotes. It depends only on the content.</param>
/// <param name="LastModified">When it was put.</param>
/// <param name="Tags">At most ten.</param>
public sealed record StoredObject(byte[] Content, string ETag, DateTimeOffset LastModified, IReadOnlyDictionary<string, string> Tags);
