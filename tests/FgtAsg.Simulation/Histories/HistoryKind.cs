namespace FgtAsg.Simulation.Histories;

/// <summary>A scenario, and how its events reach the function.</summary>
internal sealed record HistoryKind(Scenario Scenario, Delivery Delivery)
{
    public static HistoryKind Parse(string text) => text.Split('/') is [var scenario, var delivery]
        ? new HistoryKind(Scenarios.Named(scenario), Deliveries.Named(delivery))
        : throw new FormatException($"'{text}' is not a kind of history: expected scenario/delivery, as in launch/twice.");

    public override string ToString() => $"{Scenario}/{Delivery}";
}
