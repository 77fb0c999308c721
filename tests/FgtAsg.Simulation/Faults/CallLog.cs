using System.Globalization;
using Amazon.Runtime;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Faults;

/// <summary>
/// Counts all AWS calls of a history across its processes, decides which of them fail, and computes a fingerprint. Two runs with the same
/// calls at the same times and with the same outcomes have the same fingerprint.
/// </summary>
/// <param name="faults">The faults of the history.</param>
/// <param name="trace">Receives a readable line for each event; null for none.</param>
internal sealed class CallLog(TimeProvider time, IReadOnlyList<Fault> faults, Action<string>? trace)
{
    private const int NotArmed = -1;

    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly List<(string Service, string? Operation, DateTimeOffset Until)> _limits = [];
    private int _processes;
    private int _next = NotArmed;

    /// <summary>The number of calls since the history began.</summary>
    public int Count => Math.Max(_next, 0);

    /// <summary>The operations called since the history began, by index.</summary>
    public List<string> Operations { get; } = [];

    /// <summary>Called with the process number after each call has taken effect.</summary>
    public Action<int, AwsCall>? Effected { get; set; }

    /// <summary>The number of faults that have occurred.</summary>
    public int Struck { get; private set; }

    public ulong Fingerprint { get; private set; } = 14695981039346656037;

    /// <summary>Starts counting. The calls before were preparation.</summary>
    public void Arm() => _next = 0;

    public int NextProcess() => _processes++;

    /// <summary>Makes a service refuse one operation, or all of them, for a while, for every caller.</summary>
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

    /// <summary>Adds the final state to the fingerprint.</summary>
    public void Seal(IEnumerable<string> rest)
    {
        foreach (var line in rest)
        {
            Mix(line, Count);
        }
    }

    /// <summary>Reports another event in the trace.</summary>
    public void Tell(FormattableString what)
    {
        if (trace is not null)
        {
            trace($"{At()} {what.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private string Place(AwsCall call) =>
        string.Create(CultureInfo.InvariantCulture, $"{At()} {(call.Index == NotArmed ? "   -" : $"{call.Index,4}")}");

    private string At() => trace is null ? "" : (time.GetUtcNow() - _start).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    /// <summary>FNV-1a, over the text, the number and the time.</summary>
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
