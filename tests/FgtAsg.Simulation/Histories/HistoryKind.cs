namespace FgtAsg.Simulation.Histories;

/// <summary>What happens, and how the function is told of it.</summary>
internal sealed record HistoryKind(Plot Plot, Delivery Delivery)
{
    public static HistoryKind Parse(string text) => text.Split('/') is [var plot, var delivery]
        ? new HistoryKind(Plots.Named(plot), Deliveries.Named(delivery))
        : throw new FormatException($"'{text}' is no kind of history: it is written plot/delivery, as in launch/twice.");

    public override string ToString() => $"{Plot}/{Delivery}";
}
