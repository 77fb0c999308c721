namespace FgtAsg.Benchmarks.Reports;

/// <param name="Title">The title of the y axis.</param>
/// <param name="Lines">Each panel of a chart has the same names in the same order.</param>
internal sealed record ChartPanel(string Title, IReadOnlyList<ChartLine> Lines);
