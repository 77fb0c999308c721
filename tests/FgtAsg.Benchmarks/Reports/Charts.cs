using System.Globalization;
using System.Security;
using System.Text;

namespace FgtAsg.Benchmarks.Reports;

/// <summary>
/// Panels of lines side by side, as SVG. The x axis is logarithmic, the y axis is linear from 0. The colors differ on white and on black,
/// also for color-blind readers. The lines also differ by their dashes.
/// </summary>
internal static class Charts
{
    private const int PanelWidth = 225;
    private const int PanelHeight = 190;
    private const int Top = 76;
    private const int Left = 46;
    private const int Gap = 54;

    private static readonly (string Color, string Dash)[] Styles = [("#3b82f6", ""), ("#e8780c", "6 3")];

    public static string Render(string title, string xTitle, IReadOnlyList<ChartPanel> panels)
    {
        var width = Left + (panels.Count * (PanelWidth + Gap));
        var height = Top + PanelHeight + 56;
        var svg = new StringBuilder();
        svg.Append(Text($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" """));
        svg.AppendLine("""font-family="system-ui, sans-serif" font-size="12" role="img">""");
        svg.AppendLine(Text($"  <title>{Escape(title)}</title>"));
        svg.AppendLine(
            "  <style>text{fill:#57606a}.t{font-weight:600;font-size:14px}.a{stroke:#8b949e;stroke-width:1;fill:none}"
            + ".g{stroke:#8b949e;stroke-opacity:.3}@media(prefers-color-scheme:dark){text{fill:#adbac7}}</style>");
        svg.AppendLine(Text($"""  <text class="t" x="{Left}" y="20">{Escape(title)}</text>"""));
        Legend(svg, panels[0]);
        for (var i = 0; i < panels.Count; i++)
        {
            Panel(svg, panels[i], xTitle, Left + (i * (PanelWidth + Gap)));
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Legend(StringBuilder svg, ChartPanel panel)
    {
        for (var i = 0; i < panel.Lines.Count; i++)
        {
            var x = Left + (i * 110);
            svg.Append(Text($"""  <line x1="{x}" y1="40" x2="{x + 28}" y2="40" {Stroke(i)}/>"""));
            svg.AppendLine(Text($"""<text x="{x + 34}" y="44">{Escape(panel.Lines[i].Name)}</text>"""));
        }
    }

    private static void Panel(StringBuilder svg, ChartPanel panel, string xTitle, int left)
    {
        var points = panel.Lines.SelectMany(line => line.Points).ToList();
        var (least, most) = (Math.Log(points.Min(point => point.X)), Math.Log(points.Max(point => point.X)));
        var step = StepOf(points.Max(point => point.Y));
        var top = step * Math.Ceiling(points.Max(point => point.Y) / step);
        svg.AppendLine(Text($"""  <text x="{left}" y="{Top - 10}">{Escape(panel.Title)}</text>"""));
        for (var value = 0.0; value <= top + (step / 2); value += step)
        {
            svg.Append(Text($"""  <line class="g" x1="{left}" y1="{Y(value):0.0}" x2="{left + PanelWidth}" y2="{Y(value):0.0}"/>"""));
            svg.AppendLine(Text($"""<text x="{left - 6}" y="{Y(value) + 4:0.0}" text-anchor="end">{value:#,0.##}</text>"""));
        }

        foreach (var x in points.Select(point => point.X).Distinct())
        {
            svg.AppendLine(Text($"""  <text x="{X(x):0.0}" y="{Top + PanelHeight + 18}" text-anchor="middle">{x:#,0}</text>"""));
        }

        svg.Append(Text($"""  <path class="a" d="M{left} {Top}V{Top + PanelHeight}H{left + PanelWidth}"/>"""));
        svg.Append(Text($"""<text x="{left + (PanelWidth / 2)}" y="{Top + PanelHeight + 38}" text-anchor="middle">"""));
        svg.AppendLine(Text($"""{Escape(xTitle)}</text>"""));
        for (var i = 0; i < panel.Lines.Count; i++)
        {
            var line = panel.Lines[i].Points;
            var path = string.Join(' ', line.Select(point => Text($"{X(point.X):0.0},{Y(point.Y):0.0}")));
            svg.AppendLine(Text($"""  <polyline points="{path}" fill="none" {Stroke(i)}/>"""));
            foreach (var (x, y) in line)
            {
                svg.Append(Text($"""  <circle cx="{X(x):0.0}" cy="{Y(y):0.0}" r="3" fill="{Styles[i].Color}">"""));
                svg.AppendLine(Text($"""<title>{x:#,0}: {y:#,0.#}</title></circle>"""));
            }
        }

        double X(double x) => left + ((Math.Log(x) - least) / (most - least) * PanelWidth);

        double Y(double y) => Top + PanelHeight - (y / top * PanelHeight);
    }

    /// <summary>1, 2 or 5 times a power of ten, so that there are three to six steps.</summary>
    private static double StepOf(double most)
    {
        var rough = Math.Max(most, 1e-9) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 } * power;
    }

    private static string Stroke(int line) =>
        $"stroke=\"{Styles[line].Color}\" stroke-width=\"2\""
        + (Styles[line].Dash.Length > 0 ? $" stroke-dasharray=\"{Styles[line].Dash}\"" : "");

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
