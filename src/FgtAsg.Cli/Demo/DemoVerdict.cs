using System.Globalization;
using FgtAsg.Cli.Commands;

namespace FgtAsg.Cli.Demo;

/// <summary>The demo's verdict line: it passed, or which step failed and why.</summary>
internal static class DemoVerdict
{
    public static string Of(DemoReport report)
    {
        if (report.FailedAt is { } step)
        {
            var others = report.Violations.Count > 1
                ? string.Create(CultureInfo.InvariantCulture, $" (and {report.Violations.Count - 1} more)")
                : "";
            return $"Demo failed at \"{step}\": {Problem.OneLine(report.Violations[0])}{others}";
        }

        var recycled = report.Jobs?.Recycle.Replaced.Count;
        var firewalls = report.Launched.Count == 1 ? "firewall" : "firewalls";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Demo passed: {report.Launched.Count} {firewalls} launched, 1 terminated, {recycled} replaced, in {report.Seconds:0.0} s");
    }
}
