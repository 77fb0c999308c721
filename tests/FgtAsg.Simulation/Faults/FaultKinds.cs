using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Faults;

/// <summary>All kinds of faults. To add one, add a line here.</summary>
internal static class FaultKinds
{
    /// <summary>
    /// Longer than the track file's lease: a process that sleeps this long while it holds the lock loses the lock, and then wakes up.
    /// </summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(45);

    private static readonly FaultKind[] Kinds =
    [
        // The service answers with an error and has done nothing.
        new("failed") { Before = call => throw AwsFault.Transient(call.Call) },

        // The service has done the work, but the connection broke before the answer arrived.
        new("answer-lost") { After = _ => throw new IOException("The connection was reset before the answer came.") },

        // The service has done the work, but answers with an error.
        new("failed-after") { After = call => throw AwsFault.Transient(call.Call) },

        // This call and the next calls of the process are throttled.
        new("throttled") { Before = call => call.Process.ThrottleNext(5, call) },

        // From this call on, the account is throttled: for this operation for a while, or for the whole service for longer than an
        // invocation lasts.
        new("throttled-operation")
        {
            Before = call => call.ThrottleAccount(call.Call.Operation, TimeSpan.FromSeconds(60)),
            OutlastsHooks = true,
        },
        new("throttled-service")
        {
            Before = call => call.ThrottleAccount(operation: null, TimeSpan.FromMinutes(6)),
            OutlastsHooks = true,
            OutlastsTries = true,
        },

        // A permission is missing for this one call. Retrying the call does not help.
        new("refused") { Before = call => throw AwsFault.Fatal(call.Call), MayEndLaunch = true },

        // The process dies: out of memory, machine failure, kill -9.
        new("killed-before") { Before = call => call.Process.DieAsync() },
        new("killed-after") { After = call => call.Process.DieAsync() },

        // The process sleeps and wakes up.
        new("stalled-before") { Before = call => call.Process.SleepAsync(Stall), CostsTime = true },
        new("stalled-after") { After = call => call.Process.SleepAsync(Stall), CostsTime = true },

        // No answer comes, until the function stops waiting for it.
        new("hung") { Before = call => call.UntilCancelledAsync(), MayEndLaunch = true, OutlastsHooks = true },

        // No answer comes, and nothing else in the process continues, until Lambda ends it at its deadline.
        new("timed-out-before") { Before = _ => FunctionProcess.HangAsync(), OutlastsHooks = true },
        new("timed-out-after") { After = _ => FunctionProcess.HangAsync(), OutlastsHooks = true },
    ];

    public static IReadOnlyList<FaultKind> All => Kinds;

    /// <exception cref="FormatException">There is no such kind.</exception>
    public static FaultKind Named(string name) => Array.Find(Kinds, kind => kind.Name == name)
        ?? throw new FormatException(
            $"'{name}' is not a kind of fault: expected one of {string.Join(", ", Kinds.Select(kind => kind.Name))}.");
}
