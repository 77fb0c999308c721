using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Identity;

/// <summary>Reports files that are not licenses, or that must not be given out, in the log and in a metric.</summary>
internal sealed class RefusedFiles(FleetMetrics metrics, ILogger logger)
{
    public void Tell(IEnumerable<IntakeResult> results)
    {
        var count = 0;
        foreach (var result in results.Where(result => result.IsRefused))
        {
            logger.LicenseFileRefused(result.Text);
            count++;
        }

        metrics.LicenseFilesRefused(count);
    }
}
