using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Simulation.Histories;

/// <summary>
/// The ways in which events arrive. EventBridge guarantees neither a single delivery, nor the order, nor the arrival. To add
/// a way, add a line here.
/// </summary>
internal static class Deliveries
{
    /// <summary>Each within two seconds.</summary>
    public static readonly Delivery Once = new("once", (_, dice) => [Within(2, dice)]);

    /// <summary>Two at the same time.</summary>
    public static readonly Delivery Twice = new("twice", (_, _) => [TimeSpan.Zero, TimeSpan.Zero]);

    /// <summary>In time, and a second time long after everything is over.</summary>
    public static readonly Delivery LateAgain = new("late-again", (_, dice) => [Within(2, dice), TimeSpan.FromMinutes(4)]);

    /// <summary>In any order.</summary>
    public static readonly Delivery Reordered = new("reordered", (_, dice) => [Within(45, dice)]) { OutlastsHooks = true };

    /// <summary>Later than the timeout of short hooks.</summary>
    public static readonly Delivery Late = new("late", (_, dice) => [TimeSpan.FromSeconds(75) + Within(30, dice)]) { OutlastsHooks = true };

    /// <summary>The events that a hook waits for are lost.</summary>
    public static readonly Delivery HooksLost = new("hooks-lost", (e, dice) => IsOfHook(e) ? [] : [Within(2, dice)])
    {
        OutlastsHooks = true,
        IsLossy = true,
    };

    /// <summary>The events that report the end of an action are lost.</summary>
    public static readonly Delivery EndsLost = new("ends-lost", (e, dice) => IsOfHook(e) ? [Within(2, dice)] : [])
    {
        OutlastsHooks = true,
        IsLossy = true,
    };

    public static readonly Delivery AllLost = new("all-lost", (_, _) => []) { OutlastsHooks = true, IsLossy = true };

    /// <summary>Each once, while sweeps run at inconvenient moments.</summary>
    public static readonly Delivery Swept = Once with
    {
        Name = "swept",
        SweepsAfter = (e, dice) => IsOfHook(e) ? [Within(10, dice), TimeSpan.FromSeconds(75) + Within(75, dice)] : [],
    };

    /// <summary>Each once, twice, late or never, at random.</summary>
    public static readonly Delivery Unreliable = new("unreliable", (_, dice) => dice.Next(8) switch
    {
        0 => [],
        1 => [Within(2, dice), Within(120, dice)],
        2 => [Within(120, dice)],
        3 => [TimeSpan.Zero, TimeSpan.Zero],
        _ => [Within(2, dice)],
    })
    { OutlastsHooks = true, IsLossy = true };

    /// <summary>Only as dead letters: minutes late and twice, because both copies of the event failed, and once more long after.</summary>
    public static readonly Delivery Letters = new(
        "letters", (_, dice) => [Minutes(3) + Within(240, dice), Minutes(3) + Within(240, dice), Minutes(40) + Within(240, dice)])
    {
        OutlastsHooks = true,
        IsDeadLetter = true,
    };

    public static IReadOnlyList<Delivery> All { get; } =
        [Once, Twice, LateAgain, Reordered, Late, HooksLost, EndsLost, AllLost, Swept, Unreliable, Letters];

    /// <exception cref="FormatException">There is no such delivery.</exception>
    public static Delivery Named(string name) => All.FirstOrDefault(delivery => delivery.Name == name)
        ?? throw new FormatException($"'{name}' is not a delivery: expected one of {string.Join(", ", All)}.");

    private static bool IsOfHook(CloudEvent e) => e.DetailType.EndsWith("Lifecycle Action", StringComparison.Ordinal);

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    private static TimeSpan Within(int seconds, Random dice) => TimeSpan.FromMilliseconds(dice.Next(seconds * 1000));
}
