using Amazon.Runtime;

namespace FgtAsg.Sandbox.Faults;

/// <summary>The token buckets of <see cref="RequestLimits"/> for one account and region. Thread-safe.</summary>
internal sealed class RequestBuckets(RequestLimits limits, TimeProvider time)
{
    /// <summary>Route 53 has one limit for all calls of the account.</summary>
    private const string AllOperations = "*";

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Service, string Operation, bool IsNarrowed), Bucket> _buckets = [];

    /// <summary>The use of each bucket. Describe calls with and without a filter have separate buckets.</summary>
    public IReadOnlyList<RequestUse> Uses
    {
        get
        {
            lock (_lock)
            {
                return [.. _buckets.Select(bucket => bucket.Value.UseOf(bucket.Key.Service, bucket.Key.Operation))];
            }
        }
    }

    /// <summary>Takes a token for one call.</summary>
    /// <exception cref="AmazonServiceException">The service's throttling error: no token is left.</exception>
    public void Take(string service, string operation, bool isNarrowed)
    {
        if (!limits.AreOn || RequestLimits.Of(service, operation, isNarrowed) is not { } size)
        {
            return;
        }

        lock (_lock)
        {
            var key = (service, service == "route53" ? AllOperations : operation, isNarrowed);
            if (!_buckets.TryGetValue(key, out var bucket))
            {
                _buckets[key] = bucket = new Bucket(size.Capacity, size.Refill * (1 - limits.ForeignLoad));
            }

            if (!bucket.TryTake(time.GetUtcNow()))
            {
                throw ServiceError.Throttled(service);
            }
        }
    }

    private sealed class Bucket(int capacity, double refill)
    {
        private double _tokens = capacity;
        private DateTimeOffset? _last;
        private int _granted;
        private int _refused;

        public bool TryTake(DateTimeOffset now)
        {
            _tokens = Math.Min(capacity, _tokens + ((now - (_last ?? now)).TotalSeconds * refill));
            _last = now;
            if (_tokens < 1)
            {
                _refused++;
                return false;
            }

            _granted++;
            _tokens--;
            return true;
        }

        public RequestUse UseOf(string service, string operation) =>
            new(service, operation, _granted, _refused, TimeSpan.FromSeconds(Math.Max(0, (_granted - capacity) / refill)));
    }
}
