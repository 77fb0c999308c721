using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Simulation.Histories;

/// <summary>How events arrive: EventBridge promises neither once, nor in order, nor at all. A new way is a line here.</summary>
internal static class Deliveries
{
    /// <summary>Each within two seconds.</summary>
    public static readonly Delivery Once = new("once", (_, dice) => [Within(2, dice)]);

    /// <summary>Two at the same time.</summary>
    public static readonly Delivery Twice = new("twice", (_, _) => [TimeSpan.Zero, TimeSpan.Zero]);

    /// <summary>In time, and again when it is long over.</summary>
    public static readonly Delivery LateAgain = new("late-again", (_, dice) => [Within(2, dice), TimeSpan.FromMinutes(4)]);

    /// <summary>In any order.</summary>
    public static readonly Delivery Reordered = new("reordered", (_, dice) => [Within(45, dice)]) { OutlastsHooks = true };

    /// <summary>Later than short hooks wait.</summary>
    public static readonly Delivery Late = new("late", (_, dice) => [TimeSpan.FromSeconds(75) + Within(30, dice)]) { OutlastsHooks = true };

    /// <summary>Those that a hook waits for never come.</summary>
    public static readonly Delivery HooksLost = new("hooks-lost", (e, dice) => IsOfHook(e) ? [] : [Within(2, dice)]) { OutlastsHooks = true, IsLossy = true };

    /// <summary>Those that tell of what is over never come.</summary>
    public static readonly Delivery EndsLost = new("ends-lost", (e, dice) => IsOfHook(e) ? [Within(2, dice)] : []) { OutlastsHooks = true, IsLossy = true };

    public static readonly Delivery AllLost = new("all-lost", (_, _) => []) { OutlastsHooks = true, IsLossy = true };

    /// <summary>Each once, while sweeps come at the wrong moments.</summary>
    public static readonly Delivery Swept = Once with
    {
        Name = "swept",
        SweepsAfter = (e, dice) => IsOfHook(e) ? [Within(10, dice), TimeSpan.FromSeconds(75) + Within(75, dice)] : [],
    };

    /// <summary>Each once, twice, late or never, as the dice fall.</summary>
    public static readonly Delivery Unreliable = new("unreliable", (_, dice) => dice.Next(8) switch
    {
        0 => [],
        1 => [Within(2, dice), Within(120, dice)],
        2 => [Within(120, dice)],
        3 => [TimeSpan.Zero, TimeSpan.Zero],
        _ => [Within(2, dice)],
    })
    { OutlastsHooks = true, IsLossy = true };

    /// <summary>As dead letters alone: minutes late, and twice, since each of two copies was given up; and once more long after.</summary>
    public static readonly Delivery Letters = new(
        "letters", (_, dice) => [Minutes(3) + Within(240, dice), Minutes(3) + Within(240, dice), Minutes(40) + Within(240, dice)])
    {
        OutlastsHooks = true,
        IsDeadLetter = true,
    };

    public static IReadOnlyList<Delivery> All { get; } =
        [Once, Twice, LateAgain, Reordered, Late, HooksLost, EndsLost, AllLost, Swept, Unreliable, Letters];

    /// <exception cref="FormatException">There is no such way.</exception>
    public static Delivery Named(string name) => All.FirstOrDefault(delivery => delivery.Name == name)
        ?? throw new FormatException($"'{name}' is no way for events to arrive: it is one of {string.Join(", ", All)}.");

    private static bool IsOfHook(CloudEvent e) => e.DetailType.EndsWith("Lifecycle Action", StringComparison.Ordinal);

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    private static TimeSpan Within(int seconds, Random dice) => TimeSpan.FromMilliseconds(dice.Next(seconds * 1000));
}
