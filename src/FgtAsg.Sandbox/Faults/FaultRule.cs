using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.Faults;

/// <summary>A fault and the conditions under which it happens. All conditions that are set must hold.</summary>
public sealed class FaultRule
{
    private int _matched;
    private int _applied;

    /// <summary>The name in the record. By default, the name of the effect.</summary>
    public string? Name { get; init; }

    /// <summary>For example <c>ec2</c>; <see langword="null"/> for all services.</summary>
    public string? Service { get; init; }

    /// <summary>For example <c>AttachNetworkInterface</c>; <see langword="null"/> for all operations.</summary>
    public string? Action { get; init; }

    /// <summary>An exact bucket with key, bucket, or table.</summary>
    public string? Resource { get; init; }

    /// <summary>Required values of the call's parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>An additional condition.</summary>
    public Func<ServiceCall, bool>? Where { get; init; }

    /// <summary>How many matching calls are not affected at first: 2 for "from the third on".</summary>
    public int Skip { get; init; }

    /// <summary>The maximum number of faults; <see langword="null"/> for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>From 0 to 1. Drawn with the injector's seed for each call that meets all other conditions.</summary>
    public double Probability { get; init; } = 1;

    public required FaultEffect Effect { get; init; }

    /// <summary>The number of calls that met the conditions, with or without a fault.</summary>
    public int Matched => Volatile.Read(ref _matched);

    /// <summary>The number of calls with a fault.</summary>
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
