using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.Faults;

/// <summary>When a fault happens, and which one. Every condition that is set must hold.</summary>
public sealed class FaultRule
{
    private int _matched;
    private int _applied;

    /// <summary>The name in the record. Default: the effect's.</summary>
    public string? Name { get; init; }

    /// <summary>For example <c>ec2</c>; <see langword="null"/> for every service.</summary>
    public string? Service { get; init; }

    /// <summary>For example <c>AttachNetworkInterface</c>; <see langword="null"/> for every operation.</summary>
    public string? Action { get; init; }

    /// <summary>A bucket with key, a bucket, or a table, exactly.</summary>
    public string? Resource { get; init; }

    /// <summary>Values that the call's parameters must have.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Any further condition.</summary>
    public Func<ServiceCall, bool>? Where { get; init; }

    /// <summary>How many matching calls pass first: 2 for "from the third on".</summary>
    public int Skip { get; init; }

    /// <summary>How often the fault happens at most; <see langword="null"/> for always.</summary>
    public int? Times { get; init; }

    /// <summary>From 0 to 1, drawn from the injector's seed for each call that all the rest allows.</summary>
    public double Probability { get; init; } = 1;

    public required FaultEffect Effect { get; init; }

    /// <summary>Calls that met the conditions, whether or not the fault happened.</summary>
    public int Matched => Volatile.Read(ref _matched);

    /// <summary>Calls to which it happened.</summary>
    public int Applied => Volatile.Read(ref _applied);

    internal string NameInRecord => Name ?? Effect.Name;

    // Called by one thread at a time.
    internal bool Decide(ServiceCall call, Random random)
    {
        if (!IsMatch(call) || ++_matched <= Skip || _applied >= Times || (Probability < 1 && random.NextDouble() >= Probability))
        {
            return false;
        }

        _applied++;
        return true;
    }

    private bool IsMatch(ServiceCall call) =>
        (Service is null || Service == call.Service)
        && (Action is null || Action == call.Action)
        && (Resource is null || Resource == call.Resource)
        && Parameters.All(wanted => call.Parameters.TryGetValue(wanted.Key, out var value) && value == wanted.Value)
        && (Where is null || Where(call));
}
