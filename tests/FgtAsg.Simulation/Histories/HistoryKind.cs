namespace FgtAsg.Simulation.Histories;

/// <summary>What happens, and how the function is told of it.</summary>
internal sealed record HistoryKind(Scenario Scenario, Delivery Delivery)
{
    public static HistoryKind Parse(string text) => text.Split('/') is [var scenario, var delivery]
        ? new HistoryKind(Scenarios.Named(scenario), Deliveries.Named(delivery))
        : throw new FormatException($"'{text}' is no kind of history: it is written scenario/delivery, as in launch/twice.");

    public override string ToString() => $"{Scenario}/{Delivery}";
}
