using Amazon.Runtime;

namespace FgtAsg.Sandbox.Faults;

/// <summary>The buckets of <see cref="RequestLimits"/> of one account and region. Thread-safe.</summary>
internal sealed class RequestBuckets(RequestLimits limits, TimeProvider time)
{
    /// <summary>Route 53 counts all calls of the account together.</summary>
    private const string AllOperations = "";

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Service, string Operation, bool IsNarrowed), Bucket> _buckets = [];

    /// <summary>How many calls were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Lets one call through.</summary>
    /// <exception cref="AmazonServiceException">The service's throttling error: there is no token.</exception>
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
                Refused++;
                throw ServiceError.Throttled(service);
            }
        }
    }

    private sealed class Bucket(int capacity, double refill)
    {
        private double _tokens = capacity;
        private DateTimeOffset? _last;

        public bool TryTake(DateTimeOffset now)
        {
            _tokens = Math.Min(capacity, _tokens + ((now - (_last ?? now)).TotalSeconds * refill));
            _last = now;
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
