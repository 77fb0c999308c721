using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Faults;

/// <summary>All kinds of faults. A new one is a line here.</summary>
internal static class FaultKinds
{
    /// <summary>Longer than the track file's lease: whoever sleeps so long with the lock is robbed of it, and wakes up.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(45);

    private static readonly FaultKind[] Kinds =
    [
        // The service answers with its own error, and did nothing.
        new("failed") { Before = call => throw AwsFault.Transient(call.Call) },

        // The service did it, and the connection broke before the answer came.
        new("answer-lost") { After = _ => throw new IOException("The connection was reset before the answer came.") },

        // The service did it, and answers with its own error all the same.
        new("failed-after") { After = call => throw AwsFault.Transient(call.Call) },

        // This call and the next ones of the process are throttled.
        new("throttled") { Before = call => call.Process.ThrottleNext(5, call) },

        // From this call on, the account may not call this operation for a while, or not this service at all for longer than an invocation
        // lasts.
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

        // A permission is missing, this once: no retry helps.
        new("refused") { Before = call => throw AwsFault.Fatal(call.Call), MayEndLaunch = true },

        // The process is gone: out of memory, the machine failed, kill -9.
        new("killed-before") { Before = call => call.Process.DieAsync() },
        new("killed-after") { After = call => call.Process.DieAsync() },

        // The process sleeps, and wakes up.
        new("stalled-before") { Before = call => call.Process.SleepAsync(Stall), CostsTime = true },
        new("stalled-after") { After = call => call.Process.SleepAsync(Stall), CostsTime = true },

        // No answer comes, until the function itself gives up waiting for one.
        new("hung") { Before = call => call.UntilCancelledAsync(), MayEndLaunch = true, OutlastsHooks = true },

        // No answer comes and nothing else goes on either, until Lambda ends the process at its deadline.
        new("timed-out-before") { Before = _ => FunctionProcess.HangAsync(), OutlastsHooks = true },
        new("timed-out-after") { After = _ => FunctionProcess.HangAsync(), OutlastsHooks = true },
    ];

    public static IReadOnlyList<FaultKind> All => Kinds;

    /// <exception cref="FormatException">There is no such kind.</exception>
    public static FaultKind Named(string name) => Array.Find(Kinds, kind => kind.Name == name)
        ?? throw new FormatException($"'{name}' is no kind of fault: it is one of {string.Join(", ", Kinds.Select(kind => kind.Name))}.");
}
