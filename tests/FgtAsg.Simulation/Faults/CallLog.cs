using System.Globalization;
using Amazon.Runtime;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Faults;

/// <summary>
/// Counts every AWS call of a history through all processes, says which of them go wrong, and keeps a fingerprint: two runs that made the
/// same calls at the same times with the same outcomes have the same one.
/// </summary>
/// <param name="time">The history's clock.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="trace">Gets a line for each event, for people; null for none.</param>
internal sealed class CallLog(TimeProvider time, IReadOnlyList<Fault> faults, Action<string>? trace)
{
    private const int NotArmed = -1;

    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly List<(string Service, string? Operation, DateTimeOffset Until)> _limits = [];
    private int _processes;
    private int _next = NotArmed;

    /// <summary>How many calls there were since the history began.</summary>
    public int Count => Math.Max(_next, 0);

    /// <summary>What was called since the history began, each at its index.</summary>
    public List<string> Operations { get; } = [];

    /// <summary>Told of each call, by its process's number, when it has taken effect.</summary>
    public Action<int, AwsCall>? Effected { get; set; }

    /// <summary>How many faults have struck.</summary>
    public int Struck { get; private set; }

    public ulong Fingerprint { get; private set; } = 14695981039346656037;

    /// <summary>Begins to count. What was before, was to set the scene.</summary>
    public void Arm() => _next = 0;

    public int NextProcess() => _processes++;

    /// <summary>Has a service refuse an operation, or all of them, for a while, whoever calls.</summary>
    public void Throttle(string service, string? operation, TimeSpan howLong) =>
        _limits.Add((service, operation, time.GetUtcNow() + howLong));

    public bool IsThrottled(AwsCall call) => _limits.Exists(limit =>
        limit.Service == call.Service && (limit.Operation ?? call.Operation) == call.Operation && time.GetUtcNow() < limit.Until);

    public (AwsCall Call, FaultKind? Fault) Begin(FunctionProcess process, string service, string operation, object request)
    {
        var index = _next == NotArmed ? NotArmed : _next++;
        if (index != NotArmed)
        {
            Operations.Add(operation);
        }

        var call = new AwsCall(index, service, operation, request);
        var kind = index == NotArmed ? null : faults.FirstOrDefault(fault => fault.Index == index)?.Kind;
        Struck += kind is null ? 0 : 1;
        Mix(operation, process.Number);
        trace?.Invoke($"{Place(call)} process {process.Number} {call} {RequestText.Of(request)}{(kind is null ? "" : $" <== {kind}")}");
        return (call, kind);
    }

    public void Note(AwsCall call, string outcome)
    {
        Mix(outcome, call.Index);
        if (outcome != "ok" && trace is not null)
        {
            trace($"{Place(call)} {call}: {outcome}");
        }
    }

    public void Note(AwsCall call, Exception error) =>
        Note(call, error is AmazonServiceException { ErrorCode: { } code } e ? $"{code}: {e.Message}" : error.Message);

    /// <summary>Takes what was there at the end into the fingerprint.</summary>
    public void Seal(IEnumerable<string> rest)
    {
        foreach (var line in rest)
        {
            Mix(line, Count);
        }
    }

    /// <summary>What else happened, for people.</summary>
    public void Tell(FormattableString what)
    {
        if (trace is not null)
        {
            trace($"{At()} {what.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private string Place(AwsCall call) => string.Create(CultureInfo.InvariantCulture, $"{At()} {(call.Index == NotArmed ? "   -" : $"{call.Index,4}")}");

    private string At() => trace is null ? "" : (time.GetUtcNow() - _start).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    /// <summary>FNV-1a, over what happened and when.</summary>
    private void Mix(string text, int number)
    {
        var hash = Fingerprint;
        unchecked
        {
            foreach (var c in text)
            {
                hash = (hash ^ c) * 1099511628211;
            }

            hash = (hash ^ (uint)number) * 1099511628211;
            hash = (hash ^ (ulong)time.GetUtcNow().UtcTicks) * 1099511628211;
        }

        Fingerprint = hash;
    }
}
