namespace FgtAsg.Benchmarks.Reports;

/// <param name="Name">The name in the legend.</param>
/// <param name="Points">From left to right; x is greater than 0.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<(double X, double Y)> Points);
