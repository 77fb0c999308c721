namespace FgtAsg.Benchmarks.Reports;

/// <param name="Title">What its y axis counts.</param>
/// <param name="Lines">The same names, in the same order, in each panel of a chart.</param>
internal sealed record ChartPanel(string Title, IReadOnlyList<ChartLine> Lines);
