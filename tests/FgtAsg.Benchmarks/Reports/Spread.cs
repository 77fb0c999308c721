using System.Globalization;

namespace FgtAsg.Benchmarks.Reports;

/// <summary>Minimum, median and maximum of measurements.</summary>
internal sealed record Spread(double Minimum, double Median, double Maximum)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
        {
            return new Spread(double.NaN, double.NaN, double.NaN);
        }

        var middle = sorted.Count / 2;
        return new Spread(sorted[0], sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[^1]);
    }

    public override string ToString() => Text("0");

    /// <summary><c>minimum / median / maximum</c>; one number if all are equal.</summary>
    public string Text(string format)
    {
        var (minimum, median, maximum) = (Number(Minimum, format), Number(Median, format), Number(Maximum, format));
        return minimum == maximum ? median : $"{minimum} / {median} / {maximum}";
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
