using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace FgtAsg.Sandbox.S3;

/// <summary>The account's buckets. Thread-safe. Errors are like those of <see cref="Bucket"/>.</summary>
public sealed class Buckets(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <inheritdoc cref="Bucket.Changed"/>
    [SuppressMessage("Design", "MA0046:Use EventHandler<T> to declare events", Justification = "The change is the only argument.")]
    public event Action<ObjectChange>? Changed;

    public IReadOnlyList<Bucket> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _buckets.Values];
            }
        }
    }

    public Bucket Get(string name)
    {
        lock (_lock)
        {
            return _buckets.TryGetValue(name, out var bucket)
                ? bucket
                : throw Bucket.Fault("NoSuchBucket", "The specified bucket does not exist", HttpStatusCode.NotFound);
        }
    }

    public Bucket Create(string name)
    {
        lock (_lock)
        {
            if (_buckets.ContainsKey(name))
            {
                throw Bucket.Fault(
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.",
                    HttpStatusCode.Conflict);
            }

            var bucket = new Bucket(name, time);
            bucket.Changed += change => Changed?.Invoke(change);
            _buckets.Add(name, bucket);
            return bucket;
        }
    }

    public void Delete(string name)
    {
        lock (_lock)
        {
            if (Get(name).Objects.Count > 0)
            {
                throw Bucket.Fault("BucketNotEmpty", "The bucket you tried to delete is not empty", HttpStatusCode.Conflict);
            }

            _buckets.Remove(name);
        }
    }
}
